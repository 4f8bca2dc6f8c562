import { addDays, daysBetween, type Day } from '../../../shared/schema/planDate.ts'
import type { Axis } from './axis.ts'

/** A4 on its side without margins of 10 mm, in CSS px. */
const PAGE_PX = { inline: 1_046, block: 700 }
/** Smaller, nobody can read it: what is more is left out. */
export const PRINTED_ROWS_MAX = 60
/** The heading, the legend. */
const AROUND_PX = 72

export interface PrintLayout {
  /** All is drawn smaller by this, so that it fits on one page. */
  readonly scale: number
  readonly axis: Axis
  readonly inlinePx: number
}

/** The chart on one page: as large as its rows allow, and as long as its dates. */
export function printLayout(rows: number, { rowPx, headerPx, titlePx }: { readonly rowPx: number; readonly headerPx: number; readonly titlePx: number }, extent: { readonly from: Day; readonly end: Day }): PrintLayout {
  const scale = Math.min(1, (PAGE_PX.block - AROUND_PX) / (headerPx + rows * rowPx))
  const inlinePx = Math.floor(PAGE_PX.inline / scale)
  // A little air: names beside the last bars.
  const covered = Math.max(daysBetween(extent.from, extent.end), 28)
  const before = Math.ceil(covered * 0.02)
  const days = Math.ceil(covered * 1.12)
  return { scale, inlinePx, axis: { first: addDays(extent.from, -before), days, dayPx: (inlinePx - titlePx) / days } }
}
