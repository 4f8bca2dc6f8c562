import type { Log } from './log.ts'
import type { Storage } from './storage/sqlite/openStorage.ts'

export interface RemovalSweep {
  /** Removes every plan whose time is over; resolves when nothing of them is left in the database. */
  sweep(): Promise<void>
  close(): Promise<void>
}

export interface RemovalSweepOptions {
  readonly storage: Pick<Storage, 'planRemovals' | 'updateLog' | 'transact'>
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** What was derived from a plan's log has to follow it. */
  readonly removed: (planId: string) => void
  readonly log: Log
}

/** Dates are days away: nobody waits for the hour. */
const INTERVAL_MS = 60 * 60 * 1000

/**
 * The end of removed plans: one at a time, in short steps beside all other
 * work. A crash leaves a plan that nobody has any more and that is still due:
 * the next sweep goes on with it.
 */
export function startRemovalSweep({ storage, now, removed, log }: RemovalSweepOptions): RemovalSweep {
  const { planRemovals, updateLog, transact } = storage
  let running: Promise<void> = Promise.resolve()
  let isClosed = false

  const sweepOnce = async (): Promise<void> => {
    for (const planId of planRemovals.due(now())) {
      if (isClosed) return
      transact(() => planRemovals.takeFromPeople(planId))
      await updateLog.remove(planId)
      if (isClosed) return
      removed(planId)
      planRemovals.unmark(planId)
      log.info({ planId }, 'a removed plan is gone for good')
    }
  }
  const sweep = (): Promise<void> => (running = running.catch(() => undefined).then(sweepOnce))
  // A full disk, say: it is tried again.
  const sweepQuietly = (): void => void sweep().catch((error: unknown) => log.error({ err: error }, 'could not remove a plan whose time is over'))
  const timer = setInterval(sweepQuietly, INTERVAL_MS)
  timer.unref()
  sweepQuietly()

  return {
    sweep,
    async close() {
      isClosed = true
      clearInterval(timer)
      await running.catch(() => undefined)
    },
  }
}
