import { daysBetween, type Day } from '../../../shared/schema/planDate.ts'
import type { Axis, TickUnit } from './axis.ts'

/** What about fits into sight. */
export const zooms = ['week', 'month', 'quarter', 'year', 'biennium'] as const
export type Zoom = (typeof zooms)[number]
export const ZOOM_DEFAULT: Zoom = 'year'

interface ZoomLook {
  /** So many days fit into sight: the period and a little around it. */
  readonly days: number
  /** Narrower, the names of the lower ticks would touch. */
  readonly dayPxMin: number
  readonly upper: TickUnit
  readonly lower: TickUnit
}

export const zoomLooks: Readonly<Record<Zoom, ZoomLook>> = {
  week: { days: 10, dayPxMin: 44, upper: 'month', lower: 'day' },
  month: { days: 38, dayPxMin: 9, upper: 'month', lower: 'week' },
  quarter: { days: 110, dayPxMin: 3.2, upper: 'year', lower: 'month' },
  year: { days: 400, dayPxMin: 1.5, upper: 'year', lower: 'month' },
  biennium: { days: 780, dayPxMin: 0.6, upper: 'year', lower: 'quarter' },
}

export function zoomOf(value: unknown): Zoom {
  return zooms.find((zoom) => zoom === value) ?? ZOOM_DEFAULT
}

/** One step nearer (-1) or further (1); the last one stays. */
export function zoomBeside(zoom: Zoom, step: -1 | 1): Zoom {
  return zooms[zooms.indexOf(zoom) + step] ?? zoom
}

/** The axis for whole years, at least as long as what is in sight. */
export function axisOf(years: { readonly first: number; readonly last: number }, zoom: Zoom, viewPx: number): Axis {
  const { days, dayPxMin } = zoomLooks[zoom]
  const dayPx = Math.max(dayPxMin, viewPx / days)
  const [first, end] = [newYear(years.first), newYear(years.last + 1)]
  return { first, days: Math.max(daysBetween(first, end), Math.ceil(viewPx / dayPx)), dayPx }
}

function newYear(year: number): Day {
  return `${String(year).padStart(4, '0')}-01-01` as Day
}
