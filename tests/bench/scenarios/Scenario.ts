import type { PlanContent } from '../plans/PlanContent.ts'
import type { BenchServer } from '../servers/BenchServer.ts'
import type { ServerName } from '../servers/ServerKind.ts'

/** The same work for each server, and what is measured of it. */
export interface Scenario {
  /** For `--only`. */
  readonly name: string
  readonly title: string
  /** What stands in storage when the server starts. */
  readonly plans: readonly PlanOrder[]
  /** A server that stores nothing cannot do it. */
  readonly needsStorage: boolean
  readonly figures: readonly Figure[]
  /**
   * Does the work on a server that has just been started.
   * Rejects with `WrongResult` when the server did not do what is measured.
   * @param contentOf what a plan of so many tasks holds
   * @returns a value for each figure, by name
   */
  run(server: BenchServer, contentOf: (tasks: number) => PlanContent): Promise<Record<string, number>>
}

export interface PlanOrder {
  readonly id: string
  readonly tasks: number
  /** False: stored as one row, where only the plan's present state matters. */
  readonly withHistory: boolean
}

export interface Figure {
  readonly name: string
  readonly title: string
  readonly unit: string
  /** Ratios of Pacta's figure to another server's that we want to stay below. */
  readonly bars: readonly Bar[]
}

export interface Bar {
  readonly than: ServerName
  readonly atMost: number
}
