import type { Day } from '../../../shared/schema/planDate.ts'
import { pxOf, type Axis } from './axis.ts'
import type { Shape } from './shapes.ts'

/** How far a bar without a start (or an end) fades out: so far is not said to be a duration. */
export const OPEN_PX = 28
/** What is shorter could not be seen, nor grabbed. */
const BAR_PX_MIN = 8
export const DIAMOND_PX = 16

export interface DrawnSpan {
  readonly startPx: number
  readonly endPx: number
}

/** From where to where a shape is drawn; lines begin and end there. Null where nothing is. */
export function drawnSpan(shape: Shape, axis: Axis): DrawnSpan | null {
  if (shape.type === 'none') return null
  const { startPx, endPx } = spanOf(axis, shape)
  if (shape.type === 'diamond') {
    const middle = (startPx + endPx) / 2
    return { startPx: middle - DIAMOND_PX / 2, endPx: middle + DIAMOND_PX / 2 }
  }
  if (shape.type === 'bar' && shape.openStart) return { startPx: endPx - OPEN_PX - BAR_PX_MIN, endPx }
  if (shape.type === 'bar' && shape.openEnd) return { startPx, endPx: startPx + OPEN_PX + BAR_PX_MIN }
  return { startPx, endPx: Math.max(endPx, startPx + BAR_PX_MIN) }
}

export function spanOf(axis: Axis, { from, end }: { readonly from: Day; readonly end: Day }): DrawnSpan {
  return { startPx: pxOf(axis, from), endPx: pxOf(axis, end) }
}
