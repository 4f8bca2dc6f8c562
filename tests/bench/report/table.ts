import type { Bar, Figure, Scenario } from '../scenarios/Scenario.ts'
import { serverKinds } from '../servers/kinds.ts'
import type { ServerName } from '../servers/ServerKind.ts'
import type { Results } from './Results.ts'

const none = '–'

/** Medians, ratios and bars: one row per figure. */
export function ratioTable(scenarios: readonly Scenario[], results: Results): string {
  const head = ['scenario', 'figure', ...serverKinds.map(({ title }) => title), 'Pacta ÷ Hocuspocus', 'Pacta ÷ relay', 'bar']
  const rows = scenarios.flatMap((scenario) => scenario.figures.map((figure) => ratioRow(scenario, figure, results)))
  return markdownTable(head, rows)
}

/** Every round's value. */
export function roundsTable(scenarios: readonly Scenario[], results: Results): string {
  const head = ['scenario', 'figure', ...serverKinds.map(({ title }) => title)]
  const rows = scenarios.flatMap((scenario) =>
    scenario.figures.map((figure) => [
      scenario.name,
      `${figure.title}, ${figure.unit}`,
      ...serverKinds.map(({ name }) => results.rounds(scenario, figure, name).map(readable).join(' · ') || none),
    ]),
  )
  return markdownTable(head, rows)
}

function ratioRow(scenario: Scenario, figure: Figure, results: Results): string[] {
  const value = (server: ServerName): number | null => results.median(scenario, figure, server)
  const ratio = (than: ServerName): number | null => {
    const [ours, theirs] = [value('pacta'), value(than)]
    return ours === null || theirs === null ? null : ours / theirs
  }
  const shownRatio = (than: ServerName): string => (figure.unit === '%' ? none : (ratio(than)?.toFixed(2) ?? none))
  return [
    scenario.name,
    figure.title,
    ...serverKinds.map(({ name }) => shown(value(name), figure.unit)),
    shownRatio('hocuspocus'),
    shownRatio('relay'),
    figure.bars.map((bar) => verdict(bar, ratio(bar.than))).join('; '),
  ]
}

function verdict({ than, atMost }: Bar, ratio: number | null): string {
  const bar = `≤ ${atMost} of ${than === 'relay' ? 'the relay' : 'Hocuspocus'}`
  if (ratio === null) return `${bar}: not measured`
  return `${bar}: ${ratio <= atMost ? 'met' : 'MISSED'}`
}

function shown(value: number | null, unit: string): string {
  return value === null ? none : `${readable(value)} ${unit}`
}

/** Three digits say all that a measurement knows. */
export function readable(value: number): string {
  return Math.abs(value) >= 100 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(3)))
}

/** Padded, so that it also reads well in a terminal. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)))
  const line = (cells: readonly string[]): string => `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n')
}
