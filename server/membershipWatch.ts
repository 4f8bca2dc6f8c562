import type { MembershipChange, Memberships } from './storage/sqlite/memberships.ts'

export interface MembershipWatch {
  /** Looks now, instead of at the next turn. */
  check(): void
  close(): void
}

/**
 * The command line changes rights in its own process; within this time the
 * server follows, which people call at once. A look costs some 5 µs.
 */
const INTERVAL_MS = 100

/** Tells of every change of a membership, whichever process made it. */
export function watchMemberships(memberships: Memberships, changed: (change: MembershipChange) => void, failed: (error: unknown) => void): MembershipWatch {
  let seen = memberships.lastChange()
  const check = (): void => {
    try {
      for (const change of memberships.changedSince(seen)) {
        seen = change.seq
        changed(change)
      }
    } catch (error) {
      // A storage that fails now and then is asked again at the next turn; it must not end the server.
      failed(error)
    }
  }
  const timer = setInterval(check, INTERVAL_MS)
  timer.unref()
  return { check, close: () => clearInterval(timer) }
}
