import type { Scenario } from '../scenarios/Scenario.ts'
import { machineLines } from './machine.ts'
import type { Results } from './Results.ts'
import { ratioTable, roundsTable } from './table.ts'

/** The text of docs/benchmarks.md. */
export function benchmarksPage(scenarios: readonly Scenario[], results: Results, rounds: number, now: Date): string {
  return `# Benchmarks

Written by \`npm run bench -- --write\`; the figures of other machines differ, the ratios less. Pacta's sync server, Hocuspocus with its own SQLite extension (both with their defaults) and a bare \`ws\` relay, which stores and checks nothing, run one after the other on the same machine and get the same work, ${rounds} rounds in turn; each value is the median of its rounds.

- Each server is a process of its own; its CPU time is that of all its threads, until everything is stored and nothing is left to do. Memory is resident memory after a collection of garbage.
- Pacta is measured durable: an edit is committed (\`synchronous=FULL\`) before anybody sees it. Hocuspocus confirms and delivers first and stores some seconds later.
- The load comes from one other process: sockets without documents, with edits made beforehand by Pacta's own commands. A delivered edit is one edit that arrived at one reader other than its writer; how far each writer's edits have come is read from the clocks of the updates, however many of them a server puts into one frame. A run in which anything is missing fails.
- The files of a plan are in the system's cache when a server starts.

## Machine
${list(machineLines(now))}

## Scenarios
${list(scenarios.map(({ name, title }) => `**${name}**: ${title}`))}

## Medians, ratios and bars
${ratioTable(scenarios, results)}

## All rounds
${roundsTable(scenarios, results)}
${results.failures.length === 0 ? '' : `\n## Failures\n${list(results.failures.map(({ scenario, server, message }) => `${scenario}, ${server}: ${message}`))}\n`}`
}

function list(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join('\n')
}
