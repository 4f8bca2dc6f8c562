import type { Figure, Scenario } from '../scenarios/Scenario.ts'
import type { ServerName } from '../servers/ServerKind.ts'

export interface Failure {
  readonly scenario: string
  readonly server: ServerName
  readonly message: string
}

/** All that was measured, round by round. */
export class Results {
  readonly failures: Failure[] = []
  readonly #values = new Map<string, number[]>()

  add({ name, figures }: Scenario, server: ServerName, values: Readonly<Record<string, number>>): void {
    for (const figure of figures) {
      const value = values[figure.name]
      if (value === undefined) throw new Error(`${name} measured no ${figure.name}`)
      const key = keyOf(name, figure.name, server)
      this.#values.set(key, [...(this.#values.get(key) ?? []), value])
    }
  }

  addFailure({ name }: Scenario, server: ServerName, message: string): void {
    this.failures.push({ scenario: name, server, message })
  }

  /** In the order of the rounds; empty for a server that has no part in the scenario. */
  rounds(scenario: Scenario, figure: Figure, server: ServerName): readonly number[] {
    return this.#values.get(keyOf(scenario.name, figure.name, server)) ?? []
  }

  /** Null when there is no value. */
  median(scenario: Scenario, figure: Figure, server: ServerName): number | null {
    return median(this.rounds(scenario, figure, server))
  }
}

export function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = (sorted.length - 1) / 2
  const [low, high] = [sorted[Math.floor(middle)], sorted[Math.ceil(middle)]]
  return low === undefined || high === undefined ? null : (low + high) / 2
}

function keyOf(scenario: string, figure: string, server: ServerName): string {
  return `${scenario}\n${figure}\n${server}`
}
