import type { RowBook } from './rowBook.ts'

/** What the person should be told beside the sync chip. */
export type SessionProblem =
  | 'client-too-old'
  /** A coordinator has removed the plan; it may still be kept. */
  | 'being-removed'
  /** Work that the server refuses whatever it comes with. */
  | 'work-refused'
  /** Work whose place has changed since. */
  | 'work-outdated'
  | 'device-damaged'

export interface SessionTrouble {
  readonly clientTooOld: boolean
  readonly beingRemoved: boolean
  readonly deviceDamaged: boolean
  readonly book: Pick<RowBook, 'refused'>
}

/** The gravest. */
export function sessionProblem({ clientTooOld, beingRemoved, deviceDamaged, book }: SessionTrouble): SessionProblem | null {
  if (clientTooOld) return 'client-too-old'
  if (beingRemoved) return 'being-removed'
  if (book.refused.some(({ refused }) => refused === 'content')) return 'work-refused'
  if (book.refused.some(({ refused }) => refused === 'outdated')) return 'work-outdated'
  return deviceDamaged ? 'device-damaged' : null
}
