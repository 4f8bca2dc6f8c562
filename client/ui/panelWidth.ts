/** Narrower hides fields, wider leaves the page no room. */
export const PANEL_WIDTH_MIN = 360
export const PANEL_WIDTH_MAX = 640
const STEP = 16

export function withinPanelWidth(width: number): number {
  return Math.round(Math.min(PANEL_WIDTH_MAX, Math.max(PANEL_WIDTH_MIN, width)))
}

/** The width after a key on the separator, or null when the key means nothing there. */
export function panelWidthAfterKey(width: number, key: string, isRightToLeft: boolean): number | null {
  const towardsPage = isRightToLeft ? 'ArrowRight' : 'ArrowLeft'
  const towardsEdge = isRightToLeft ? 'ArrowLeft' : 'ArrowRight'
  if (key === towardsPage) return withinPanelWidth(width + STEP)
  if (key === towardsEdge) return withinPanelWidth(width - STEP)
  if (key === 'Home') return PANEL_WIDTH_MIN
  if (key === 'End') return PANEL_WIDTH_MAX
  return null
}
