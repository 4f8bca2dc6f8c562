import { browserFigures, type BrowserFigure, type BrowserResults, type FigureName } from '../browser/figures.ts'
import type { LargePlanSize } from '../browser/largePlan.ts'
import { machineLines } from './machine.ts'
import { median } from './Results.ts'
import { markdownTable, readable } from './table.ts'

export interface BrowserRun {
  readonly size: LargePlanSize
  readonly rounds: number
  /** Name and version. */
  readonly browser: string
}

/** The part of docs/benchmarks.md about the page: without its heading. */
export function browserPart(results: BrowserResults, { size, rounds, browser }: BrowserRun, now: Date): string {
  return `Written by \`npm run bench:browser -- --write\`. A plan of ${size.tasks.toLocaleString('en')} tasks with 12 fields, each written ${size.edits} times after the task was made, is opened by a browser without a window: on an empty device, then from the device's own copy; then somebody else renames a task in sight, ten times. ${rounds} rounds, server and browser on the same machine. Times count from the navigation; the longest task is the longest time for which the page could not answer (browsers tell of none below 50 ms, which read as 0).

${machineLines(now, ['vue', 'yjs', 'y-websocket'], [`browser: ${browser}`]).map((line) => `- ${line}`).join('\n')}

${browserTable(results)}
`
}

/** Medians, extremes and bars: one row per figure. */
export function browserTable(results: BrowserResults): string {
  const names = Object.keys(browserFigures) as FigureName[]
  return markdownTable(['figure', 'median', 'least', 'most', 'bar'], names.map((name) => row(browserFigures[name], results.valuesOf(name))))
}

function row({ title, unit, atMost }: BrowserFigure, values: readonly number[]): string[] {
  const middle = median(values)
  if (middle === null) return [title, '–', '–', '–', atMost === null ? '' : `≤ ${atMost} ${unit}: not measured`]
  const shown = [middle, Math.min(...values), Math.max(...values)].map((value) => `${readable(value)} ${unit}`)
  return [title, ...shown, atMost === null ? '' : `≤ ${atMost} ${unit}: ${middle <= atMost ? 'met' : 'MISSED'}`]
}
