import { describe, expect, test } from 'vitest'
import { archive, restore, restoreAll } from '../../../shared/commands/archiving.ts'
import { addCommitment } from '../../../shared/commands/commitments.ts'
import { addEvidence } from '../../../shared/commands/evidence.ts'
import { setField } from '../../../shared/commands/fields.ts'
import { addFocalPoint, addInstrument, addParty } from '../../../shared/commands/parties.ts'
import { addTasks } from '../../../shared/commands/tasks.ts'
import { PlanWriter, transact } from '../../../shared/commands/transact.ts'
import { invert } from '../../../shared/commands/undo.ts'
import { archivedSteps, type ArchivedStep } from '../../../shared/queries/archive.ts'
import { taskTree } from '../../../shared/queries/taskTree.ts'
import { recordKinds, type RecordKind } from '../../../shared/schema/records.ts'
import { must, newPlan, type TestPlan } from '../../helpers/planBuilder.ts'

describe('the archive', () => {
  test.each(recordKinds)('[D3] has every archived %s, and gives it back as it was, as a step of undo', (kind) => {
    const plan = newPlan()
    const id = transact(plan.context, 'make', (write: PlanWriter) => write.create(kind, {}))
    const before = plan.records().records[kind].get(id as never)
    must(archive(plan.context, kind as 'task', [id as never]))
    expect(entries(plan)).toEqual([`${kind} ${id}`])
    must(restore(plan.context, kind as 'task', [id as never]))
    expect(entries(plan)).toEqual([])
    expect(plan.records().records[kind].get(id as never)).toEqual(before)
    must(invert(plan.context, plan.done.at(-1)!.changes))
    expect(entries(plan)).toEqual([`${kind} ${id}`])
  })

  test('shows a commitment with the tasks that went away with it as one, which comes back whole', () => {
    const { plan, commitment } = planWithTasks()
    must(archive(plan.context, 'commitment', [commitment]))
    expect(archivedSteps(plan.records()).map(shape)).toEqual([[['commitment', 2, 0]]])
    must(restoreAll(plan.context, archivedSteps(plan.records())[0]!.entries))
    expect(archivedSteps(plan.records())).toEqual([])
  })

  test('keeps what was archived before apart, and says that what it belongs to is archived too', () => {
    const { plan, commitment, task, subtask } = planWithTasks()
    must(archive(plan.context, 'task', [subtask]))
    must(archive(plan.context, 'commitment', [commitment]))
    const steps = archivedSteps(plan.records())
    expect(steps.map(shape)).toEqual([[['commitment', 1, 0]], [['task', 0, 2]]])
    expect(steps[1]!.entries[0]!.above.map(({ id }) => id)).toEqual([task, commitment])
  })

  test('[D7] brings a record back alone at the nearest shown place, or with what it belongs to', () => {
    const { plan, commitment, task, subtask } = planWithTasks()
    must(archive(plan.context, 'task', [subtask]))
    must(archive(plan.context, 'commitment', [commitment]))
    const entry = archivedSteps(plan.records())[1]!.entries[0]!
    must(restoreAll(plan.context, [entry]))
    expect(taskTree(plan.records()).loose.map(({ id }) => id)).toEqual([subtask])
    must(invert(plan.context, plan.done.at(-1)!.changes))
    must(restoreAll(plan.context, [...entry.above, entry]))
    expect(taskTree(plan.records()).children.get(task)?.map(({ id }) => id)).toEqual([subtask])
    expect(archivedSteps(plan.records())).toEqual([])
  })

  test('has what an undone command had made as one step', () => {
    const plan = newPlan()
    must(addTasks(plan.context, ['One', 'Two'].map((title) => ({ title, depth: 0 })), { parent: null, commitment: null }))
    must(invert(plan.context, plan.done.at(-1)!.changes))
    const [step, ...more] = archivedSteps(plan.records())
    expect([step?.records.length, more.length]).toEqual([2, 0])
  })

  test('knows what evidence, people and commitments belong to', () => {
    const { plan, commitment, task } = planWithTasks()
    const instrument = must(addInstrument(plan.context, { type: 'roadmap', title: 'Roadmap', prefix: 'RM' }))
    must(setField(plan.context, 'commitment', commitment, 'instrument', instrument))
    const evidence = must(addEvidence(plan.context, { title: 'Minutes', address: '', date: null, supports: task }))
    const party = must(addParty(plan.context, { name: 'OSCE', shortName: '', kind: 'secretariat' }))
    const person = must(addFocalPoint(plan.context, { name: 'Ana', party }))
    for (const [kind, id] of [['evidence', evidence], ['focalPoint', person], ['party', party], ['task', task], ['commitment', commitment], ['instrument', instrument]] as [RecordKind, string][]) {
      must(archive(plan.context, kind as 'task', [id as never]))
    }
    const above = new Map(archivedSteps(plan.records()).flatMap((step) => step.entries).map((entry) => [entry.id, entry.above.map(({ id }) => id)]))
    expect(above.get(evidence)).toEqual([task, commitment, instrument])
    expect(above.get(person)).toEqual([party])
    expect(above.get(commitment)).toEqual([instrument])
    expect(above.get(instrument)).toEqual([])
  })
})

function planWithTasks() {
  const plan = newPlan()
  const commitment = must(addCommitment(plan.context, { title: 'Exchange information', instrument: null }))
  const [task, subtask] = must(addTasks(plan.context, [{ title: 'Draft', depth: 0 }, { title: 'Send', depth: 1 }], { parent: null, commitment }))
  return { plan, commitment, task: task!, subtask: subtask! }
}

function entries(plan: TestPlan): string[] {
  return archivedSteps(plan.records()).flatMap((step) => step.entries.map(({ kind, id }) => `${kind} ${id}`))
}

function shape(step: ArchivedStep): [RecordKind, number, number][] {
  return step.entries.map(({ kind, tasksAlong, above }) => [kind, tasksAlong, above.length])
}
