import { expect, test } from 'vitest'
import { archive, restore } from '../../../shared/commands/archiving.ts'
import { addCommitment, assess } from '../../../shared/commands/commitments.ts'
import { addEvidence } from '../../../shared/commands/evidence.ts'
import { setEntry, setField, setMembers } from '../../../shared/commands/fields.ts'
import { addParty } from '../../../shared/commands/parties.ts'
import { setListEntry, setPlanField } from '../../../shared/commands/plan.ts'
import { addTasks, linkTask, moveTask } from '../../../shared/commands/tasks.ts'
import type { PlanDate } from '../../../shared/schema/planDate.ts'
import { comparePlans, countDifferences, isMoved } from '../../../shared/queries/comparePlans.ts'
import { groupByCommitment } from '../../../shared/queries/comparisonGroups.ts'
import { must, newPlan, type TestPlan } from '../../helpers/planBuilder.ts'

const noPlace = { parent: null, commitment: null } as const

test('a plan does not differ from itself', () => {
  const { records } = started()
  expect(comparePlans(records(), records())).toEqual({ meta: [], records: [] })
})

test('a changed field is told with its values before and after', () => {
  const { plan, first, tasks } = started()
  const before = plan.records()
  must(setField(plan.context, 'task', tasks[0], 'due', '2026-05-01' as PlanDate))
  must(setMembers(plan.context, 'commitment', first, 'themes', ['coordination']))
  must(setEntry(plan.context, 'commitment', first, 'items', 'a', 'An item'))
  expect(comparePlans(before, plan.records()).records.map(({ id, what, fields }) => ({ id, what, fields }))).toEqual([
    { id: first, what: 'kept', fields: [{ field: 'items', before: [], after: [{ key: 'a', value: 'An item' }] }, { field: 'themes', before: [], after: ['coordination'] }] },
    { id: tasks[0], what: 'kept', fields: [{ field: 'due', before: null, after: '2026-05-01' }] },
  ])
})

test('added, archived, changed and moved are counted; what was changed and moved counts for both', () => {
  const { plan, first, second, tasks } = started()
  const before = plan.records()
  must(addTasks(plan.context, [{ title: 'New', depth: 0 }], { parent: null, commitment: first }))
  must(archive(plan.context, 'task', [tasks[0]]))
  must(moveTask(plan.context, tasks[1], { parent: null, commitment: second }, first))
  must(setField(plan.context, 'task', tasks[1], 'title', 'Another title'))
  must(setPlanField(plan.context, 'note', 'A note'))
  const comparison = comparePlans(before, plan.records())
  expect(countDifferences(comparison)).toEqual({ added: 1, archived: 1, changed: 2, moved: 1 })
  expect(comparison.meta).toEqual([{ field: 'note', before: '', after: 'A note' }])
  expect(comparison.records.find(isMoved)?.links.map(({ to, before: was, after: is }) => [to, was, is]).sort()).toEqual([[first, true, null], [second, null, true]].sort())
})

test('archived and brought back is no difference, nor is what nobody saw', () => {
  const { plan, tasks } = started()
  must(archive(plan.context, 'task', [tasks[0]]))
  const before = plan.records()
  must(setField(plan.context, 'task', tasks[0], 'title', 'Written in the archive'))
  expect(comparePlans(before, plan.records()).records).toEqual([])
  must(restore(plan.context, 'task', [tasks[0]]))
  const back = comparePlans(before, plan.records()).records
  expect(back).toMatchObject([{ what: 'added', before: { archivedAt: expect.any(String) }, fields: [{ field: 'title' }] }])
  must(archive(plan.context, 'task', [tasks[0]]))
  expect(comparePlans(before, plan.records()).records).toEqual([])
})

test('the lists of the plan are compared by their entries', () => {
  const { plan } = started()
  const before = plan.records()
  must(setListEntry(plan.context, 'regions', 'central-asia', 'Central Asia'))
  expect(comparePlans(before, plan.records()).meta).toEqual([{ field: 'regions', before: [], after: [{ key: 'central-asia', value: 'Central Asia' }] }])
})

test('differences are read by commitment: the plan first, loose tasks last, each record once', () => {
  const { plan, first, second, tasks } = started()
  const before = plan.records()
  must(addTasks(plan.context, [{ title: 'Loose', depth: 0 }], noPlace))
  must(linkTask(plan.context, tasks[0], second, true))
  must(setField(plan.context, 'task', tasks[1], 'state', 'done'))
  must(assess(plan.context, second, { status: 'at-risk', reason: 'Late', assessedOn: '2026-05-01' as PlanDate, by: 'Ana' }))
  must(addEvidence(plan.context, { title: 'Minutes', address: '', date: null, supports: tasks[1] }))
  must(setField(plan.context, 'commitment', first, 'title', 'Changed'))
  must(addParty(plan.context, { name: 'A party', shortName: '', kind: 'office' }))
  const { records } = comparePlans(before, plan.records())
  const groups = groupByCommitment(before, plan.records(), records)
  expect(groups.map(({ key, differences }) => [key, differences.map(({ kind }) => kind)])).toEqual([
    ['plan', ['party']],
    [first, ['commitment', 'task', 'task', 'evidence']],
    [second, ['assessment']],
    ['loose', ['task']],
  ])
})

test('what has gone stands where it was', () => {
  const { plan, first, second } = started()
  const before = plan.records()
  must(archive(plan.context, 'commitment', [first]))
  must(setField(plan.context, 'commitment', second, 'title', 'Changed'))
  const { records } = comparePlans(before, plan.records())
  expect(groupByCommitment(before, plan.records(), records).map(({ key, differences }) => [key, differences.length])).toEqual([[second, 1], [first, 3]])
})

/** Two commitments; two tasks under the first. */
function started() {
  const plan: TestPlan = newPlan()
  const first = must(addCommitment(plan.context, { title: 'First', instrument: null }))
  const second = must(addCommitment(plan.context, { title: 'Second', instrument: null }))
  const [one, two] = must(addTasks(plan.context, [{ title: 'One', depth: 0 }, { title: 'Two', depth: 0 }], { parent: null, commitment: first }))
  return { plan, records: plan.records, first, second, tasks: [one!, two!] as const }
}
