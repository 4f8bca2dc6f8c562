/** Where a line begins and ends, in px. */
export interface LineEnds {
  readonly fromX: number
  readonly fromY: number
  readonly toX: number
  readonly toY: number
}

/** How far a line goes on before it turns, and where it turns beside a bar that begins too early. */
const STUB_PX = 7

/** So far back a line still goes straight down: from a diamond to the next day, say. */
const AT_ONCE_PX = 12
/** Half of a bar: where a line leaves it downwards. */
const BAR_HALF_PX = 8

/**
 * An elbow from the end of a task to the start of the one that waits for it:
 * out, down (or up), in. Where the follower begins at once, it leaves the bar
 * below its end; where it begins before the end, it goes back between the rows.
 */
export function linePath({ fromX, fromY, toX, toY }: LineEnds, rowPx: number): string {
  const outX = round(fromX + STUB_PX)
  const inX = round(toX - STUB_PX)
  if (outX <= inX) return `M${round(fromX)} ${fromY}H${inX}V${toY}H${round(toX)}`
  if (toX >= fromX - AT_ONCE_PX) {
    const edgeY = fromY + (toY < fromY ? -BAR_HALF_PX : BAR_HALF_PX)
    return `M${round(Math.min(fromX, toX) - STUB_PX)} ${edgeY}V${toY}H${round(toX)}`
  }
  const betweenY = fromY + (toY < fromY ? -rowPx / 2 : rowPx / 2)
  return `M${round(fromX)} ${fromY}H${outX}V${betweenY}H${inX}V${toY}H${round(toX)}`
}

function round(px: number): number {
  return Math.round(px * 2) / 2
}
