import * as Y from 'yjs'
import { addCommitment } from '../../shared/commands/commitments.ts'
import { setEntry, setField } from '../../shared/commands/fields.ts'
import { addParty } from '../../shared/commands/parties.ts'
import { createPlan } from '../../shared/commands/plan.ts'
import { addTasks } from '../../shared/commands/tasks.ts'
import type { CommandContext } from '../../shared/commands/transact.ts'
import { ID_LENGTH, type Id } from '../../shared/ids.ts'
import { decodePlan } from '../../shared/schema/decode.ts'
import { openPlanDoc } from '../../shared/schema/planDoc.ts'
import type { PlanDate } from '../../shared/schema/planDate.ts'
import { taskStates } from '../../shared/schema/words.ts'
import { must } from './must.ts'

export interface LargePlanSize {
  readonly tasks: number
  /** How often each of a task's twelve fields is written. */
  readonly editsPerField: number
}

export const FIELDS_PER_TASK = 12

/** As many devices have written the plan. */
const DEVICES = 8
/** As many tasks stand under one commitment; each fifth of them has the four behind it as subtasks. */
const TASKS_PER_COMMITMENT = 500
const SUBTASKS = 4
const FIRST_INSTANT = Date.UTC(2026, 0, 5, 8)

type PartyId = Id<'party'>

export function largePlanTitle({ tasks }: LargePlanSize): string {
  return tasks === 1 ? 'A plan of 1 task' : `A plan of ${tasks.toLocaleString('en')} tasks`
}

/**
 * The history of a plan as large as no team has one: each command's update in V1
 * encoding, in order, each complete given all before it. Several devices wrote
 * it, task by task, in as many passes as each field has edits. Deterministic.
 */
export function* largePlanHistory({ tasks, editsPerField }: LargePlanSize): Generator<Uint8Array, void> {
  const doc = openPlanDoc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  const context = contextOf(doc)
  work(doc, 0)
  must(createPlan(context, { title: largePlanTitle({ tasks, editsPerField }), timeZone: 'Europe/Vienna' }))
  const parties = [addOffice(context, 'Office of Counter-Terrorism', 'UNOCT'), addOffice(context, 'Transnational Threats Department', 'OSCE')] as const
  const ids = addAllTasks(context, tasks)
  yield* updates.splice(0)
  for (let pass = 1; pass <= editsPerField; pass += 1) {
    for (const [index, id] of ids.entries()) {
      work(doc, index + pass)
      editTask(context, id, pass, parties[(index + pass) % parties.length]!)
      yield* updates.splice(0)
    }
  }
  doc.destroy()
}

/** A command of one device follows: as if its document had just been brought up to date. */
function work(doc: Y.Doc, device: number): void {
  // Spread over 32 bits as real clientIDs are, so that updates have their real size.
  doc.clientID = Math.imul(0x9e3779b1, (device % DEVICES) + 1) >>> 0
}

function contextOf(doc: Y.Doc): CommandContext {
  let ids = 0
  let ticks = 0
  let plan = decodePlan(doc)
  return {
    doc,
    plan: () => plan,
    now: () => new Date(FIRST_INSTANT + ticks++ * 1000).toISOString(),
    newId: <Kind extends string>() => (ids++).toString(36).padStart(ID_LENGTH, '0') as Id<Kind>,
    origin: 'large plan',
    // Only what makes a record asks for the others; to decode a large plan after each edit would take hours.
    done: ({ changes }) => {
      if (changes.some(({ on }) => on === 'created')) plan = decodePlan(doc)
    },
  }
}

function addOffice(context: CommandContext, name: string, shortName: string): PartyId {
  return must(addParty(context, { name, shortName, kind: 'office' }))
}

function addAllTasks(context: CommandContext, count: number): Id<'task'>[] {
  const ids: Id<'task'>[] = []
  while (ids.length < count) {
    const first = ids.length
    const commitment = must(addCommitment(context, { title: `Commitment ${first / TASKS_PER_COMMITMENT + 1}`, instrument: null }))
    const lines = Array.from({ length: Math.min(TASKS_PER_COMMITMENT, count - first) }, (_, line) => ({
      title: `Task ${first + line + 1}`,
      depth: line % (SUBTASKS + 1) === 0 ? 0 : 1,
    }))
    ids.push(...must(addTasks(context, lines, { parent: null, commitment })))
  }
  return ids
}

/** Writes each of the twelve fields once, each as a command of its own, with what it did not hold before. */
function editTask(context: CommandContext, id: Id<'task'>, pass: number, lead: PartyId): void {
  const day = (month: number): PlanDate => `${2026 + pass}-${String(month).padStart(2, '0')}-${String((pass % 28) + 1).padStart(2, '0')}` as PlanDate
  must(setField(context, 'task', id, 'title', `Joint workshop, version ${pass}`))
  must(setField(context, 'task', id, 'description', `First the concept note, then the dates; agreed in round ${pass}.`))
  must(setField(context, 'task', id, 'state', taskStates[pass % taskStates.length]!))
  must(setField(context, 'task', id, 'lead', lead))
  must(setField(context, 'task', id, 'start', day(3)))
  must(setField(context, 'task', id, 'due', day(9)))
  must(setField(context, 'task', id, 'milestone', pass % 2 === 1))
  must(setField(context, 'task', id, 'place', pass % 2 === 1 ? 'Vienna' : 'Tashkent'))
  must(setField(context, 'task', id, 'agenda', `Opening; report on round ${pass}; next steps`))
  for (const number of [1, 2, 3]) must(setEntry(context, 'task', id, 'decisions', String(number), `Decided in round ${pass}`))
}
