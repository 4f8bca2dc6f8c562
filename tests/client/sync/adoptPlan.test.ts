import fc from 'fast-check'
import { expect, test } from 'vitest'
import { adoptPlan } from '../../../client/sync/adoptPlan.ts'
import { addCommitment } from '../../../shared/commands/commitments.ts'
import { setField } from '../../../shared/commands/fields.ts'
import { setPlanField } from '../../../shared/commands/plan.ts'
import { addTasks, linkTask } from '../../../shared/commands/tasks.ts'
import type { Id } from '../../../shared/ids.ts'
import type { PlanRecords } from '../../../shared/schema/decode.ts'
import { copyOf, must, newPlan, type TestPlan } from '../../helpers/planBuilder.ts'
import { perform, randomCommand } from '../../helpers/randomCommands.ts'

test('a plan that is equal already stays the same objects, and differs in nothing', () => {
  const { plan } = withTwoTasks()
  const shown = plan.records()
  const before = objectsOf(shown)
  expect(adoptPlan(shown, plan.records())).toEqual({ records: new Set(), links: new Set(), structure: false })
  expect(objectsOf(shown)).toEqual(before)
  for (const [key, object] of objectsOf(shown)) expect(object).toBe(before.get(key))
})

test('one changed record is one difference; its neighbour stays the same object', () => {
  const { plan, first, second } = withTwoTasks()
  const shown = plan.records()
  const neighbour = shown.records.task.get(second)
  must(setField(plan.context, 'task', first, 'title', 'Renamed'))
  expect(adoptPlan(shown, plan.records())).toEqual({ records: new Set([first]), links: new Set(), structure: true })
  expect(shown.records.task.get(first)?.title).toBe('Renamed')
  expect(shown.records.task.get(second)).toBe(neighbour)
})

test('the plan\'s own fields alone are a difference, too', () => {
  const { plan } = withTwoTasks()
  const shown = plan.records()
  must(setPlanField(plan.context, 'title', 'Another title'))
  expect(adoptPlan(shown, plan.records())).toEqual({ records: new Set(), links: new Set(), structure: true })
  expect(shown.meta.title).toBe('Another title')
})

test('what has been linked, or is there no more, is told by its key', () => {
  const { plan, first } = withTwoTasks()
  const without = plan.records()
  const commitment = must(addCommitment(plan.context, { title: 'Launch', instrument: null }))
  must(linkTask(plan.context, first, commitment, true))
  const key = `${first}|${commitment}`
  const shown = plan.records()
  expect(adoptPlan(shown, without)).toEqual({ records: new Set([commitment]), links: new Set([key]), structure: true })
  expect(adoptPlan(shown, plan.records())).toEqual({ records: new Set([commitment]), links: new Set([key]), structure: true })
})

test('after any changes the shown plan equals the other, and exactly what differed is told', () => {
  fc.assert(fc.property(fc.array(randomCommand, { maxLength: 20 }), fc.array(randomCommand, { maxLength: 20 }), (here, there) => {
    const { plan } = withTwoTasks()
    const other = copyOf(plan, 'b')
    for (const command of here) perform(plan, command)
    for (const command of there) perform(other, command)
    const shown = plan.records()
    const before = objectsOf(shown)
    const difference = adoptPlan(shown, other.records())
    expect(shown).toEqual(other.records())
    const after = objectsOf(shown)
    const replaced = [...new Set([...before.keys(), ...after.keys()])].filter((key) => before.get(key) !== after.get(key))
    expect(new Set([...difference.records, ...difference.links])).toEqual(new Set(replaced))
    for (const key of replaced) expect(before.get(key)).not.toEqual(after.get(key))
  }), { numRuns: 50 })
})

/** Every record and link by its key. */
function objectsOf(plan: PlanRecords): Map<string, unknown> {
  return new Map([...Object.values(plan.records), ...Object.values(plan.links)].flatMap((map) => [...(map as ReadonlyMap<string, unknown>)]))
}

function withTwoTasks(): { plan: TestPlan; first: Id<'task'>; second: Id<'task'> } {
  const plan = newPlan()
  const [first, second] = must(addTasks(plan.context, [{ title: 'Draft', depth: 0 }, { title: 'Other', depth: 0 }], { parent: null, commitment: null }))
  return { plan, first: first!, second: second! }
}
