import type { OpenCollision } from '../../shared/queries/openCollisions.ts'
import type { Cursor } from '../../shared/protocol/cursor.ts'

/**
 * How people learn that something waits for them. `page`: the review opens by
 * itself. `banner`: one line with a button, above what they are doing.
 * `notice`: a few words that leave by themselves.
 */
export type Telling = 'page' | 'banner' | 'notice' | 'nothing'

export interface Circumstances {
  /** Open collisions of mine that this device has not shown me yet. */
  readonly fresh: number
  /** The plan was just opened here, or this device has just reached the server again. */
  readonly hasComeBack: boolean
  /** Nothing may be taken from under the hands of somebody who types, or who has a dialog open. */
  readonly isBusy: boolean
  readonly isOnPage: boolean
  /** Of others, in a time in which this device worked alone; null when it did not, or nobody can say. */
  readonly changesMeanwhile: number | null
}

export function howToTell({ fresh, hasComeBack, isBusy, isOnPage, changesMeanwhile }: Circumstances): Telling {
  if (isOnPage) return 'nothing'
  if (fresh > 0) return hasComeBack && !isBusy ? 'page' : 'banner'
  return (changesMeanwhile ?? 0) > 0 ? 'notice' : 'nothing'
}

/** The open ones of mine behind what this device has shown; of another log, all of them. */
export function freshOf(open: readonly OpenCollision[], epoch: string, shown: Cursor | null): OpenCollision[] {
  const upTo = shown?.epoch === epoch ? shown.seq : 0
  return open.filter(({ mine, collisions }) => mine !== null && collisions.some(({ seq }) => seq > upTo))
}
