import { furtherCursor, type Cursor } from '../../shared/protocol/cursor.ts'
import type { PlanFacts } from './deviceLog.ts'

/** What a device knows of its copy of a plan, beside the updates. A copy of an earlier version has neither cursor nor losses. */
export interface CopyFacts {
  readonly role: string | null
  readonly complete: boolean
  readonly cursor?: Cursor | null
  readonly losses?: number
}

/** A refused row may be in the server's log all the same, so that with it the copy loses its cursor (deviceCursor.ts). */
export function withFacts<Copy extends CopyFacts>(copy: Copy, { cursor: told, lost, ...facts }: PlanFacts): Copy {
  const known = { ...(lost ? withLoss(copy) : copy), ...facts }
  if (!told || told.losses !== (known.losses ?? 0)) return known
  return { ...known, cursor: furtherCursor(known.cursor ?? null, told.cursor) }
}

export function withLoss<Copy extends CopyFacts>(copy: Copy): Copy {
  return { ...copy, cursor: null, losses: (copy.losses ?? 0) + 1 }
}
