import type { StoredRow } from '../storage/UpdateLog.ts'

/** A place in a plan's log where people paused: worth coming back to. */
export interface Moment {
  readonly seq: number
  /** Server time of its row, in milliseconds since 1970; never earlier than that of a moment before. */
  readonly at: number
  /** User ids of those who wrote since the moment before. */
  readonly people: readonly string[]
}

/** Finds the moments of one log, row after row; what was found never changes. */
export interface MomentFinder {
  /** The number of the last row that was taken; 0 before the first. */
  readonly seq: number
  take(row: Pick<StoredRow, 'seq' | 'at' | 'userId'>): void
  /** In the order of the log, without its end: whoever writes now may go on. */
  moments(): readonly Moment[]
  /** The last row; null in an empty log. */
  end(): Moment | null
}

/** When nobody has written for so long, a sitting is over. */
export const PAUSE_MS = 15 * 60_000
/** Also people who never pause get a moment in every hour. */
export const HOUR_MS = 60 * 60_000

export function createMomentFinder(): MomentFinder {
  const found: Moment[] = []
  let last: Pick<Moment, 'seq' | 'at'> | null = null
  let people = new Set<string>()

  const endOf = ({ seq, at }: Pick<Moment, 'seq' | 'at'>): Moment => ({ seq, at, people: [...people] })

  return {
    get seq() {
      return last?.seq ?? 0
    },
    take({ seq, at, userId }) {
      // Clocks of servers may go back; moments do not.
      const time = Math.max(at, last?.at ?? 0)
      if (last !== null && isBreak(last.at, time)) {
        found.push(endOf(last))
        people = new Set()
      }
      people.add(userId)
      last = { seq, at: time }
    },
    moments: () => found,
    end: () => last && endOf(last),
  }
}

function isBreak(before: number, after: number): boolean {
  return after - before >= PAUSE_MS || Math.floor(before / HOUR_MS) !== Math.floor(after / HOUR_MS)
}
