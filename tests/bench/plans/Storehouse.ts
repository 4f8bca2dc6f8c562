import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { PlanOrder, Scenario } from '../scenarios/Scenario.ts'
import type { ServerKind } from '../servers/ServerKind.ts'
import { makeContent, type PlanContent } from './PlanContent.ts'
import type { StoredPlan } from './StoredPlan.ts'

/** Makes plans once, and keeps for each server the files that it starts from. */
export class Storehouse {
  readonly #folder = mkdtempSync(join(tmpdir(), 'pacta-bench-'))
  readonly #contents = new Map<number, PlanContent>()
  readonly #seeds = new Map<string, string>()
  #files = 0

  constructor() {
    // Also when somebody has had enough.
    process.once('exit', this.#remove)
  }

  contentOf = (tasks: number): PlanContent => {
    const content = this.#contents.get(tasks) ?? makeContent(tasks)
    this.#contents.set(tasks, content)
    return content
  }

  /** Makes what the scenario starts from, so that no run waits for it. */
  async prepare(kind: ServerKind, { plans }: Scenario): Promise<void> {
    if (!kind.stores || this.#seeds.has(keyOf(kind, plans))) return
    const file = this.#newFile()
    await kind.seed(file, plans.map((order) => this.#fill(order)))
    this.#seeds.set(keyOf(kind, plans), file)
  }

  /** A fresh copy of what the scenario starts from, in a folder of its own; the name of no file for a server that stores nothing. */
  freshFile(kind: ServerKind, { plans }: Scenario): string {
    const file = this.#newFile()
    const seed = this.#seeds.get(keyOf(kind, plans))
    if (seed !== undefined) copyFileSync(seed, file)
    return file
  }

  /** After a run: the files are large. */
  discard(file: string): void {
    rmSync(dirname(file), { recursive: true, force: true })
  }

  /** When all is prepared: hundreds of thousands of small updates would make the load generator collect garbage while it measures. */
  forgetHistories(): void {
    for (const [tasks, content] of this.#contents) this.#contents.set(tasks, { ...content, updates: [] })
  }

  close(): void {
    process.off('exit', this.#remove)
    this.#remove()
  }

  #remove = (): void => rmSync(this.#folder, { recursive: true, force: true })

  #fill({ id, tasks, withHistory }: PlanOrder): StoredPlan {
    const { updates, whole } = this.contentOf(tasks)
    return { id, updates: withHistory ? updates : [whole], whole }
  }

  #newFile(): string {
    this.#files += 1
    const folder = join(this.#folder, String(this.#files))
    mkdirSync(folder)
    return join(folder, 'plans.sqlite')
  }
}

function keyOf(kind: ServerKind, plans: readonly PlanOrder[]): string {
  return JSON.stringify([kind.name, plans])
}
