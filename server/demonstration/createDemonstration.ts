import * as Y from 'yjs'
import { relateInstruments } from '../../shared/commands/parties.ts'
import { createPlan } from '../../shared/commands/plan.ts'
import type { CommandContext } from '../../shared/commands/transact.ts'
import type { Id } from '../../shared/ids.ts'
import { decodePlan } from '../../shared/schema/decode.ts'
import type { Day } from '../../shared/schema/planDate.ts'
import { addExamples } from './addExamples.ts'
import { planExamples, type PlanExample } from './examples.ts'
import { importText } from './importText.ts'
import { must } from './must.ts'

export interface DemonstrationPlan {
  readonly title: string
  /** The whole document as one Yjs update. */
  readonly update: Uint8Array
}

export interface DemonstrationSurroundings {
  /** The day of the first start: due dates of the example tasks are laid around it. */
  readonly today: Day
  /** ISO instant. */
  readonly now: () => string
  readonly newId: <Kind extends string>() => Id<Kind>
}

const NOTE = 'The texts are real; tasks, dates, requests and states are examples.'

/** The four demonstration plans, imported from the five texts and then enriched. */
export function createDemonstration(surroundings: DemonstrationSurroundings): DemonstrationPlan[] {
  return planExamples.map((example) => ({ title: example.title, update: planUpdate(example, surroundings) }))
}

function planUpdate(example: PlanExample, { today, now, newId }: DemonstrationSurroundings): Uint8Array {
  const doc = new Y.Doc()
  const context: CommandContext = { doc, plan: () => decodePlan(doc), now, newId, origin: 'demonstration' }
  must(createPlan(context, { title: example.title, timeZone: example.timeZone, note: NOTE }))
  for (const text of example.texts) importText(context, text)
  relate(context, example)
  addExamples(context, example, today)
  const update = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return update
}

function relate(context: CommandContext, { relation }: PlanExample): void {
  if (!relation) return
  const instruments = [...context.plan().records.instrument.values()]
  const from = instruments.find(({ prefix }) => prefix === relation.from)
  const to = instruments.find(({ prefix }) => prefix === relation.to)
  if (from && to) must(relateInstruments(context, from.id, to.id, relation.relation))
}
