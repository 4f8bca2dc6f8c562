import { setTimeout as delay } from 'node:timers/promises'

/** What this process has used so far: milliseconds, all threads. */
export function cpuMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** Resident bytes after a collection of garbage; the collector is there with `--expose-gc`. */
export async function memoryBytes(): Promise<number> {
  // What the first one finalises, the second one frees.
  for (let time = 0; time < 3; time += 1) {
    globalThis.gc?.()
    await delay(100)
  }
  return process.memoryUsage.rss()
}

const QUIET_MS = 250
/** A process with idle sockets uses less in this time; one that works in any thread uses more. */
const QUIET_CPU_MS = 8
/** A server that never rests, under a profiler for instance, is measured with its unrest. */
const PATIENCE_MS = 60_000

/** Resolves when the process has stored everything and has had nothing to do for a while. */
export async function untilQuiet(isSettled: () => boolean): Promise<void> {
  const end = performance.now() + PATIENCE_MS
  for (let before = cpuMs(); ; ) {
    await delay(QUIET_MS)
    const now = cpuMs()
    if (isSettled() && (now - before < QUIET_CPU_MS || performance.now() > end)) return
    before = now
  }
}
