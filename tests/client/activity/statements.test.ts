import { expect, test } from 'vitest'
import { recordTables } from '../../../shared/schema/records.ts'
import { setField } from '../../../shared/commands/fields.ts'
import { addTasks } from '../../../shared/commands/tasks.ts'
import type { Id } from '../../../shared/ids.ts'
import type { ActivityGroup, FieldChange, SubjectChange } from '../../../shared/review/groupActivity.ts'
import { putBackOf } from '../../../client/activity/putBack.ts'
import { statementsOf, type Statement } from '../../../client/activity/statements.ts'
import { activity } from '../../../client/messages/en/activity.ts'
import { must, newPlan } from '../../helpers/planBuilder.ts'

const task = 'a'.repeat(16)
const commitment = 'b'.repeat(16)

test.each<[string, Partial<SubjectChange>, string[]]>([
  ['a value that replaces another', { fields: [field('due', '2026-03-01', '2026-05-05')] }, ['set due']],
  ['a first value', { fields: [field('due', null, '2026-05-05')] }, ['setFirst due']],
  ['a value that was cleared', { fields: [field('due', '2026-05-05', null)] }, ['cleared due']],
  ['a value that is what it was', { fields: [field('title', 'A', 'A')] }, ['back title']],
  ['a long text', { fields: [field('description', 'One', 'One\nTwo')] }, ['edited description']],
  ['a member of a set', { fields: [field('focalPoints/x', null, true), field('focalPoints/y', true, null)] }, ['added focalPoints', 'tookOff focalPoints']],
  ['an entry of a list that was rewritten', { fields: [field('decisions/1', 'A', 'B')] }, ['set decisions']],
  ['an archived record', { fields: [field('archivedAt', null, '2026-01-01T00:00:00.000Z')] }, ['archived archivedAt']],
  ['a record that is back', { fields: [field('archivedAt', '2026-01-01T00:00:00.000Z', null)] }, ['restored archivedAt']],
  ['a move, however many values it takes', { fields: [field('parent', 'x', null), field('order', 'a', 'b')], links: [{ kind: 'taskCommitment', to: commitment, before: null, after: true }] }, ['movedTo']],
  ['a new record and what it belongs to', { created: { title: 'A' }, links: [{ kind: 'taskCommitment', to: commitment, before: null, after: true }] }, ['createdUnder']],
  ['a decision', { subject: { kind: 'collisionDecision', id: task }, created: { choice: 'keep', reason: 'As agreed' } }, ['decided']],
  ['a decision that was undone', { subject: { kind: 'collisionDecision', id: task }, fields: [field('archivedAt', null, '2026-01-01T00:00:00.000Z')] }, ['reopened archivedAt']],
  ['a decision that was done again', { subject: { kind: 'collisionDecision', id: task }, fields: [field('archivedAt', '2026-01-01T00:00:00.000Z', null)] }, ['decidedAgain archivedAt']],
  ['what a task starts after', { links: [{ kind: 'taskDependency', to: commitment, before: null, after: 0 }] }, ['startsAfter']],
  ['a lag between two tasks', { links: [{ kind: 'taskDependency', to: commitment, before: 0, after: 3 }] }, ['startsAfterLag']],
  ['a task that waits no more', { links: [{ kind: 'taskDependency', to: commitment, before: 3, after: null }] }, ['startsFree']],
  ['what nobody reads', { fields: [field('sha256', null, 'x'), field('due', null, '2026')] }, ['setFirst due']],
])('%s is said as what it is', (_what, change, said) => {
  expect(statementsOf(group(change)).map((statement) => [statement.said, statement.field?.name].filter(Boolean).join(' '))).toEqual(said)
})

test('making a plan is one thing, with its lists and templates', () => {
  const plan: SubjectChange = { ...blank, subject: { kind: 'plan', id: 'plan' }, fields: [field('title', null, 'A plan'), field('themes/x', null, 'X')] }
  const template: SubjectChange = { ...blank, subject: { kind: 'taskTemplate', id: task }, created: { name: 'Meeting' } }
  expect(statementsOf({ ...group({}), changes: [plan, template] }).map(({ said }) => said)).toEqual(['made'])
})

test('a group always says something', () => {
  expect(statementsOf(group({ fields: [field('sha256', null, 'x')] }))).toHaveLength(1)
})

test('every field of every kind of record has its words', () => {
  const names = Object.values(recordTables).flatMap((table) => Object.keys(table))
  expect(names.filter((name) => !Object.hasOwn(activity.field, name))).toEqual([])
  expect(Object.keys(recordTables).filter((kind) => !Object.hasOwn(activity.record, kind) || !Object.hasOwn(activity.counted, kind))).toEqual([])
})

test('a value from before can be put back where another one stands now, and only as it was', () => {
  const { context } = newPlan('a')
  const [id] = must(addTasks(context, [{ title: 'Concept note', depth: 0 }], { parent: null, commitment: null })) as [Id<'task'>]
  must(setField(context, 'task', id, 'state', 'done'))
  const changed = (name: string, before: Statement['before'], of: Partial<Statement> = {}): Statement =>
    ({ said: 'set', subject: { kind: 'task', id }, field: { name, entry: null }, before, after: null, other: null, key: name, isCut: false, ...of })
  const plan = context.plan()
  expect(putBackOf(changed('state', 'blocked'), plan)).toMatchObject({ name: 'state', value: 'blocked', now: 'done' })
  expect(putBackOf(changed('state', 'done'), plan)).toBeNull()
  expect(putBackOf(changed('due', null), plan)).toBeNull()
  expect(putBackOf(changed('title', null), plan)).toBeNull()
  expect(putBackOf(changed('parent', 'x'), plan)).toBeNull()
  expect(putBackOf(changed('description', 'cut', { isCut: true }), plan)).toBeNull()
  expect(putBackOf(changed('focalPoints', true, { field: { name: 'focalPoints', entry: 'x' } }), plan)).toBeNull()
  expect(putBackOf(changed('state', 'blocked', { subject: { kind: 'task', id: 'z'.repeat(16) } }), plan)).toBeNull()
})

const blank: SubjectChange = { subject: { kind: 'task', id: task }, created: null, isRemoved: false, fields: [], links: [], isCut: false }

function group(change: Partial<SubjectChange>): ActivityGroup {
  return { id: '1.1', at: 0, seq: 1, by: 'ada', relayedBy: null, madeBeforeSync: false, changes: [{ ...blank, ...change }] }
}

function field(key: string, before: FieldChange['before'], after: FieldChange['after']): FieldChange {
  return { key, before, after, isCut: false }
}
