import * as Y from 'yjs'
import type { CommandContext, DoneCommand } from '../../shared/commands/transact.ts'
import { createPlan } from '../../shared/commands/plan.ts'
import type { Id } from '../../shared/ids.ts'
import type { Result } from '../../shared/result.ts'
import { decodePlan, type PlanRecords } from '../../shared/schema/decode.ts'
import { openPlanDoc } from '../../shared/schema/planDoc.ts'

/** A plan in memory with a clock and ids of its own: the same run gives the same plan. */
export interface TestPlan {
  readonly doc: Y.Doc
  readonly context: CommandContext
  readonly done: DoneCommand[]
  readonly records: () => PlanRecords
}

export function emptyPlan(device = 'a'): TestPlan {
  const doc = openPlanDoc()
  const done: DoneCommand[] = []
  let ids = 0
  let ticks = 0
  const records = () => decodePlan(doc)
  const context: CommandContext = {
    doc,
    plan: records,
    now: () => new Date(Date.UTC(2026, 0, 1) + ticks++ * 1000).toISOString(),
    newId: <Kind extends string>() => `${device}${String(ids++).padStart(15, '0')}` as Id<Kind>,
    origin: device,
    done: (command) => done.push(command),
  }
  return { doc, context, done, records }
}

export function newPlan(device = 'a'): TestPlan {
  const plan = emptyPlan(device)
  must(createPlan(plan.context, { title: 'UNOCT – OSCE', timeZone: 'Europe/Vienna' }))
  plan.done.length = 0
  return plan
}

/** A second device that has everything the first one has. */
export function copyOf(plan: TestPlan, device: string): TestPlan {
  const copy = emptyPlan(device)
  merge(plan, copy)
  return copy
}

/** What the network does: each gets what the other has. */
export function merge(...plans: readonly TestPlan[]): void {
  for (const from of plans) for (const to of plans) if (from !== to) Y.applyUpdate(to.doc, Y.encodeStateAsUpdate(from.doc, Y.encodeStateVector(to.doc)), 'network')
}

export function must<Value>(result: Result<Value, unknown>): Value {
  if (!result.ok) throw new Error(`Command refused: ${String(result.problem)}`)
  return result.value
}
