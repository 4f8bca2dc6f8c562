import { Storehouse } from './plans/Storehouse.ts'
import { Results } from './report/Results.ts'
import type { Scenario } from './scenarios/Scenario.ts'
import type { BenchServer } from './servers/BenchServer.ts'
import type { ServerKind } from './servers/ServerKind.ts'

export interface Bench {
  readonly scenarios: readonly Scenario[]
  readonly kinds: readonly ServerKind[]
  readonly rounds: number
  start(kind: ServerKind, file: string): Promise<BenchServer>
  /** One line on how far it is. */
  say(line: string): void
}

/**
 * Runs every scenario on every server, in rounds. Servers take turns within a
 * round, so that what else happens on the machine meets all of them.
 */
export async function runBench({ scenarios, kinds, rounds, start, say }: Bench): Promise<Results> {
  const storehouse = new Storehouse()
  const results = new Results()
  try {
    for (const scenario of scenarios) {
      say(`preparing: ${scenario.name}`)
      scenario.plans.forEach(({ tasks }) => storehouse.contentOf(tasks))
      for (const kind of kinds) await storehouse.prepare(kind, scenario)
    }
    storehouse.forgetHistories()
    for (let round = 1; round <= rounds; round += 1) {
      for (const scenario of scenarios) {
        for (const kind of kinds.filter(({ stores }) => stores || !scenario.needsStorage)) {
          say(`round ${round} of ${rounds}: ${scenario.name}, ${kind.title}`)
          const file = storehouse.freshFile(kind, scenario)
          await runOnce(scenario, kind, await start(kind, file), storehouse, results)
          storehouse.discard(file)
        }
      }
    }
  } finally {
    storehouse.close()
  }
  return results
}

async function runOnce(scenario: Scenario, kind: ServerKind, server: BenchServer, storehouse: Storehouse, results: Results): Promise<void> {
  try {
    results.add(scenario, kind.name, await scenario.run(server, storehouse.contentOf))
  } catch (error) {
    // The others are worth running; the command fails in the end.
    results.addFailure(scenario, kind.name, error instanceof Error ? error.message : String(error))
  } finally {
    await server.stop()
  }
}
