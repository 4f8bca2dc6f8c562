import type { Locks } from './surroundings.ts'

/** Holds a lock from the moment it is granted until `release`, or until the tab is gone. */
export function holdLock(locks: Locks, name: string, mode: 'shared' | 'exclusive'): { readonly release: () => void } {
  let release: () => void = () => undefined
  const released = new Promise<void>((resolve) => { release = resolve })
  const asking = new AbortController()
  locks.request(name, { mode, signal: asking.signal }, () => released).catch(ignoreAbort)
  return {
    release() {
      release()
      asking.abort()
    },
  }
}

/** Calls once the lock has become free, which says that its holder has gone. */
export function whenReleased(locks: Locks, name: string, work: () => void): { readonly stop: () => void } {
  const asking = new AbortController()
  locks.request(name, { signal: asking.signal }, async () => {
    if (!asking.signal.aborted) work()
  }).catch(ignoreAbort)
  return { stop: () => asking.abort() }
}

/** Runs work under a lock; when the signal comes before the lock, not at all. */
export async function underLock(locks: Locks, name: string, signal: AbortSignal, work: () => Promise<void>): Promise<void> {
  await locks.request(name, { signal }, work).catch(ignoreAbort)
}

function ignoreAbort(error: unknown): void {
  if (!(error instanceof DOMException) || error.name !== 'AbortError') throw error
}
