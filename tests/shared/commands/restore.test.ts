import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { archive } from '../../../shared/commands/archiving.ts'
import { addCommitment } from '../../../shared/commands/commitments.ts'
import { setField } from '../../../shared/commands/fields.ts'
import { setPlanField } from '../../../shared/commands/plan.ts'
import { RESTORE_BYTES_MAX, restoreVersion } from '../../../shared/commands/restore.ts'
import { addTasks, moveTask } from '../../../shared/commands/tasks.ts'
import { invert } from '../../../shared/commands/undo.ts'
import { comparePlans } from '../../../shared/queries/comparePlans.ts'
import type { PlanRecords } from '../../../shared/schema/decode.ts'
import { recordRoot } from '../../../shared/schema/planDoc.ts'
import { copyOf, merge, must, newPlan, type TestPlan } from '../../helpers/planBuilder.ts'
import { perform, randomCommand } from '../../helpers/randomCommands.ts'

const noPlace = { parent: null, commitment: null } as const
const nothing = { meta: [], records: [] }

describe('restoring a whole plan', () => {
  it('leaves no difference to the version, is one step, and undo gives back what stood before it', () => {
    const commands = fc.array(randomCommand, { maxLength: 25 })
    fc.assert(fc.property(commands, commands, (earlier, later) => {
      const plan = newPlan()
      for (const command of earlier) perform(plan, command)
      const version = plan.records()
      for (const command of later) perform(plan, command)
      const now = plan.records()
      plan.done.length = 0
      const restored = restoreVersion(plan.context, version, 'plan')
      if (!restored.ok) expect([restored.problem, comparePlans(version, now)]).toEqual(['nothing-to-do', nothing])
      expect(comparePlans(version, plan.records())).toEqual(nothing)
      expect(plan.done.length).toBe(restored.ok ? 1 : 0)
      if (restored.ok) must(invert(plan.context, plan.done[0]!.changes))
      expect(plan.records()).toEqual(now)
    }))
  })

  it('each record by itself comes to the same, unless it would make a cycle', () => {
    const commands = fc.array(randomCommand, { maxLength: 15 })
    fc.assert(fc.property(commands, commands, (earlier, later) => {
      const plan = newPlan()
      for (const command of earlier) perform(plan, command)
      const version = plan.records()
      for (const command of later) perform(plan, command)
      const ids = [...comparePlans(version, plan.records()).records.map(({ id }) => id), 'meta']
      const refusals = ids.map((id) => restoreVersion(plan.context, version, new Set([id])))
        .flatMap((result) => (result.ok || result.problem === 'nothing-to-do' ? [] : [result.problem]))
      if (refusals.length === 0) expect(comparePlans(version, plan.records())).toEqual(nothing)
      expect(refusals.filter((problem) => problem !== 'would-make-cycle')).toEqual([])
    }))
  })

  it('[D3] archives what did not exist then; nothing is deleted', () => {
    const plan = newPlan()
    const version = plan.records()
    const task = addTask(plan, 'New')
    expect(must(restoreVersion(plan.context, version, 'plan'))).toBe(1)
    expect(plan.records().records.task.get(task)).toMatchObject({ title: 'New', archivedAt: expect.any(String) })
  })

  it('is a change like any other: what somebody else writes meanwhile stands beside it', () => {
    const plan = newPlan()
    const task = addTask(plan, 'Title')
    const version = plan.records()
    must(setField(plan.context, 'task', task, 'title', 'Later title'))
    const other = copyOf(plan, 'b')
    must(setField(other.context, 'task', task, 'state', 'done'))
    must(restoreVersion(plan.context, version, 'plan'))
    merge(plan, other)
    expect(plan.records().records.task.get(task)).toMatchObject({ title: 'Title', state: 'done' })
    expect(other.records()).toEqual(plan.records())
  })

  it('makes a record again that a foreign client deleted', () => {
    const plan = newPlan()
    const task = addTask(plan, 'Precious')
    const version = plan.records()
    recordRoot(plan.doc, 'task').delete(task)
    must(restoreVersion(plan.context, version, 'plan'))
    expect(plan.records()).toEqual(version)
  })

  it('does nothing twice', () => {
    const plan = newPlan()
    const version = plan.records()
    addTask(plan, 'New')
    must(restoreVersion(plan.context, version, 'plan'))
    expect(restoreVersion(plan.context, version, 'plan')).toEqual({ ok: false, problem: 'nothing-to-do' })
  })

  it('refuses what the server would not take as one step', () => {
    const plan = newPlan()
    const long = 'я'.repeat(50_000)
    const tasks = Array.from({ length: Math.ceil(RESTORE_BYTES_MAX / 100_000) }, (_, index) => addTask(plan, `Task ${index}`))
    for (const task of tasks) must(setField(plan.context, 'task', task, 'description', long))
    const version = plan.records()
    for (const task of tasks) must(setField(plan.context, 'task', task, 'description', 'short'))
    const now = plan.records()
    expect(restoreVersion(plan.context, version, 'plan')).toEqual({ ok: false, problem: 'too-much-at-once' })
    expect(plan.records()).toEqual(now)
    must(restoreVersion(plan.context, version, new Set(tasks.slice(0, 3))))
  })
})

describe('restoring some records', () => {
  it('touches no other, and the plan\'s own fields only when they are meant', () => {
    const plan = newPlan()
    const [one, two] = [addTask(plan, 'One'), addTask(plan, 'Two')]
    const version = plan.records()
    for (const task of [one, two]) must(setField(plan.context, 'task', task, 'title', 'Changed'))
    must(setPlanField(plan.context, 'title', 'Changed'))
    must(restoreVersion(plan.context, version, new Set([one])))
    expect(titles(plan.records(), one, two)).toEqual(['One', 'Changed', 'Changed'])
    must(restoreVersion(plan.context, version, new Set(['meta'])))
    expect(titles(plan.records(), one, two)).toEqual(['One', 'Changed', version.meta.title])
  })

  it('brings an archived commitment back with its links', () => {
    const plan = newPlan()
    const commitment = must(addCommitment(plan.context, { title: 'Exchange', instrument: null }))
    const [task] = must(addTasks(plan.context, [{ title: 'Task', depth: 0 }], { parent: null, commitment }))
    const version = plan.records()
    must(archive(plan.context, 'commitment', [commitment]))
    must(restoreVersion(plan.context, version, new Set([commitment, task!])))
    expect(comparePlans(version, plan.records())).toEqual(nothing)
  })

  it('never makes a task stand below itself', () => {
    const plan = newPlan()
    const [above, below] = [addTask(plan, 'Above'), addTask(plan, 'Below')]
    must(moveTask(plan.context, below, { parent: above, commitment: null }))
    const version = plan.records()
    must(moveTask(plan.context, below, noPlace))
    must(moveTask(plan.context, above, { parent: below, commitment: null }))
    expect(restoreVersion(plan.context, version, new Set([below]))).toEqual({ ok: false, problem: 'would-make-cycle' })
    must(restoreVersion(plan.context, version, new Set([above, below])))
    expect(comparePlans(version, plan.records())).toEqual(nothing)
  })
})

function addTask(plan: TestPlan, title: string) {
  return must(addTasks(plan.context, [{ title, depth: 0 }], noPlace))[0]!
}

function titles({ meta, records }: PlanRecords, ...tasks: ReturnType<typeof addTask>[]): string[] {
  return [...tasks.map((task) => records.task.get(task)?.title ?? ''), meta.title]
}
