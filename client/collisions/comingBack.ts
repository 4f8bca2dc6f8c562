import type { CollisionList } from './collisionList.ts'

/**
 * The plan was opened here, or this device has reached the server again. What
 * stands in the log by then met while I was away; what is written behind it
 * belongs to the day's work, however soon it follows.
 */
export interface ComingBack {
  /** The last question that had been asked before: its answer may not know of the work that I have brought. */
  readonly question: number
  /** The log's last row when the server first answered a later question; null before that. */
  readonly upTo: number | null
}

/** An answer of the server's, and the number of its question. */
export interface AnswerHeard {
  readonly question: number
  readonly list: Pick<CollisionList, 'state' | 'reviewedSeq' | 'logSeq'>
}

export function comeBack(question: number): ComingBack {
  return { question, upTo: null }
}

/** The same object when the answer says nothing new. */
export function hear(back: ComingBack, { question, list }: AnswerHeard): ComingBack {
  return back.upTo === null && list.state === 'listed' && question > back.question ? { ...back, upTo: list.logSeq } : back
}

/** Whether everything that met while I was away is known. */
export function isReviewed({ upTo }: ComingBack, { state, reviewedSeq }: AnswerHeard['list']): boolean {
  return upTo !== null && state === 'listed' && reviewedSeq >= upTo
}

/** Whether what this row brought about met while I was away. An answer from before I was back tells of nothing else. */
export function metMeanwhile({ upTo }: ComingBack, seq: number): boolean {
  return upTo === null || seq <= upTo
}
