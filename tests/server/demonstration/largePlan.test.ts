import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { FIELDS_PER_TASK, largePlanHistory } from '../../../server/demonstration/largePlan.ts'
import { taskTree } from '../../../shared/queries/taskTree.ts'
import { decodePlan, type PlanRecords } from '../../../shared/schema/decode.ts'

const size = { tasks: 12, editsPerField: 3 }
const history = [...largePlanHistory(size)]

test('every edit is an update of its own, written by several devices', () => {
  const edits = history.slice(-size.tasks * FIELDS_PER_TASK * size.editsPerField)
  expect(edits.map((update) => structCount(update))).toEqual(edits.map(() => 1))
  expect(new Set(edits.flatMap((update) => [...Y.parseUpdateMeta(update).to.keys()])).size).toBeGreaterThan(1)
})

test('the updates are complete in their order, and make the tasks in their places', () => {
  const doc = new Y.Doc()
  for (const update of history) {
    Y.applyUpdate(doc, update)
    expect(doc.store.pendingStructs).toBeNull()
  }
  const plan: PlanRecords = decodePlan(doc)
  expect(plan.records.task.size).toBe(size.tasks)
  expect(plan.records.commitment.size).toBe(1)
  expect([...taskTree(plan).ofCommitment.values()].map((tasks) => tasks.length)).toEqual([3])
  for (const task of plan.records.task.values()) expect(task).toMatchObject({ title: 'Joint workshop, version 3', due: '2029-09-04', milestone: true })
})

test('the same size gives the same plan, byte for byte', () => {
  expect([...largePlanHistory(size)]).toEqual(history)
})

function structCount(update: Uint8Array): number {
  return Y.decodeUpdate(update).structs.length
}
