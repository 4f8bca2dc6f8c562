import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { outlineGroups, outlineRows } from '../../../shared/queries/outline.ts'
import { descendants, TASK_LEVELS_MAX, taskTree } from '../../../shared/queries/taskTree.ts'
import { decodePlan, type PlanRecords } from '../../../shared/schema/decode.ts'
import { openPlanDoc, recordRoot } from '../../../shared/schema/planDoc.ts'

test('[D7] a chain of twenty thousand subtasks is cut into shown pieces; each task is shown once', () => {
  const plan = planOfTasks(20_000, (index) => index - 1)
  const rows = outlineRows(outlineGroups(plan), taskTree(plan), { isCollapsed: () => false }).filter(({ type }) => type === 'task')
  expect(new Set(rows.map(({ key }) => key)).size).toBe(20_000)
  expect(rows).toHaveLength(20_000)
  expect(Math.max(...rows.map(({ level }) => level))).toBe(TASK_LEVELS_MAX + 2)
})

test('[D7] a cycle of a thousand tasks loses none of them', () => {
  const plan = planOfTasks(1000, (index) => (index + 999) % 1000)
  const rows = outlineRows(outlineGroups(plan), taskTree(plan), { isCollapsed: () => false })
  expect(rows.filter(({ type }) => type === 'task')).toHaveLength(1000)
})

test('two hundred thousand subtasks of one task are all below it', () => {
  const plan = planOfTasks(200_001, (index) => (index === 0 ? -1 : 0))
  expect(descendants(taskTree(plan), idOf(0))).toHaveLength(200_000)
})

function planOfTasks(count: number, parentOf: (index: number) => number): PlanRecords {
  const doc = openPlanDoc(new Y.Doc())
  const root = recordRoot(doc, 'task')
  doc.transact(() => {
    for (let index = 0; index < count; index += 1) {
      const parent = parentOf(index)
      root.set(idOf(index), new Y.Map<unknown>(parent < 0 ? [] : [['parent', idOf(parent)]]))
    }
  })
  return decodePlan(doc)
}

function idOf(index: number): string {
  return String(index).padStart(16, '0')
}
