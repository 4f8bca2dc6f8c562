import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { readOptions } from './options.ts'
import { withServerPart } from './report/benchmarksFile.ts'
import { benchmarksPage } from './report/benchmarksPage.ts'
import { ratioTable } from './report/table.ts'
import { runBench } from './runBench.ts'
import { fullScenarios } from './scenarios/allScenarios.ts'
import { buildServers } from './servers/buildServers.ts'
import { serverKinds } from './servers/kinds.ts'
import { startServer } from './servers/startServer.ts'

// npm run bench [-- --rounds N] [--only NAME]… [--write]: the servers side by side, see docs/benchmarks.md.
const page = fileURLToPath(new URL('../../docs/benchmarks.md', import.meta.url))
const all = fullScenarios()
const say = (line: string): void => void process.stderr.write(`${line}\n`)

// Ends by `exit`, so that nothing is left behind.
process.once('SIGINT', () => process.exit(130))

const options = readOptions(process.argv.slice(2), all.map(({ name }) => name))
if (options.ok) {
  const { rounds, only, write } = options.value
  const scenarios = only.length === 0 ? all : all.filter(({ name }) => only.includes(name))
  const program = await buildServers()
  const results = await runBench({ scenarios, kinds: serverKinds, rounds, start: (kind, file) => startServer(program, kind, file), say })
  process.stdout.write(`${ratioTable(scenarios, results)}\n`)
  const before = existsSync(page) ? readFileSync(page, 'utf8') : ''
  if (write) writeFileSync(page, withServerPart(before, benchmarksPage(scenarios, results, rounds, new Date())))
  for (const { scenario, server, message } of results.failures) say(`${scenario}, ${server}: ${message}`)
  process.exitCode = results.failures.length === 0 ? 0 : 1
} else {
  say(options.problem)
  process.exitCode = 1
}
