import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { projectRecords, type PlanChange } from '../../../client/sync/projectRecords.ts'
import { watchPlanDocument } from '../../../client/sync/planDocument.ts'
import { archive } from '../../../shared/commands/archiving.ts'
import { setField } from '../../../shared/commands/fields.ts'
import { linkTask, addTasks } from '../../../shared/commands/tasks.ts'
import { addCommitment } from '../../../shared/commands/commitments.ts'
import { defaultContext } from '../../../shared/commands/transact.ts'
import type { Id } from '../../../shared/ids.ts'
import { decodePlan } from '../../../shared/schema/decode.ts'
import { openPlanDoc, recordRoot } from '../../../shared/schema/planDoc.ts'

test('the projection equals a fresh decoding after every kind of change', () => {
  const { doc, projection, context, task } = plan()
  const commitment = addCommitment(context, { title: 'Launch', instrument: null })
  if (!commitment.ok) throw new Error(commitment.problem)
  linkTask(context, task, commitment.value, true)
  setField(context, 'task', task, 'state', 'done')
  linkTask(context, task, commitment.value, false)
  archive(context, 'task', [task])
  expect(projection.plan).toEqual(decodePlan(doc))
})

test('one edit touches one record and leaves all others the same objects', () => {
  const { projection, context, changes, task, other } = plan()
  const untouched = projection.plan.records.task.get(other)
  setField(context, 'task', task, 'title', 'Renamed')
  expect([...changes.at(-1)!.records]).toEqual([task])
  expect(projection.plan.records.task.get(other)).toBe(untouched)
})

test('the structure changes with the order of a task, not with its title', () => {
  const { context, changes, task } = plan()
  setField(context, 'task', task, 'title', 'Renamed')
  expect(changes.at(-1)?.structure).toBe(false)
  setField(context, 'task', task, 'order', 'a9')
  expect(changes.at(-1)?.structure).toBe(true)
})

test('content that is no record is left out, and does not stop the rest', () => {
  const { doc, projection, task } = plan()
  doc.transact(() => (recordRoot(doc, 'task') as Y.Map<unknown>).set('0000000000000000', 'no map'))
  expect(projection.plan.records.task.has('0000000000000000' as Id<'task'>)).toBe(false)
  expect(projection.plan.records.task.has(task)).toBe(true)
})

test.each(['records/task', 'links/taskCommitment', 'meta'])('a list that somebody wrote into the root "%s" does not stop the rest', (root) => {
  const { doc, projection, changes, task } = plan()
  const hostile = new Y.Doc()
  hostile.getArray(root).push([1, new Y.Map([['title', 'x']])])
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(hostile))
  expect(changes.at(-1)?.records).not.toContain(null)
  expect(projection.plan).toEqual(decodePlan(doc))
  expect(projection.plan.records.task.has(task)).toBe(true)
})

test('a closed document leaves no observer behind', () => {
  const doc = openPlanDoc(new Y.Doc())
  const count = () => [...doc._observers.values()].reduce((sum, set) => sum + set.size, 0)
  const before = count()
  const projection = projectRecords(doc, () => undefined)
  expect(count()).toBeGreaterThan(before)
  projection.close()
  expect(count()).toBe(before)
  expect(recordRoot(doc, 'task')._dEH.l).toHaveLength(0)
  const watched = watchPlanDocument(doc, { changed: () => undefined, updated: () => undefined })
  watched.close()
  expect(count()).toBe(0)
})

function plan() {
  const doc = openPlanDoc(new Y.Doc())
  const changes: PlanChange[] = []
  const projection = projectRecords(doc, (change) => changes.push(change))
  const context = defaultContext(doc, () => projection.plan, 'test')
  const added = addTasks(context, [{ title: 'Draft', depth: 0 }, { title: 'Other', depth: 0 }], { parent: null, commitment: null })
  if (!added.ok) throw new Error(added.problem)
  return { doc, projection, context, changes, task: added.value[0]!, other: added.value[1]! }
}
