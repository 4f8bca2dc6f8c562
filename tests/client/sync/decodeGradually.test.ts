import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { decodeGradually } from '../../../client/sync/decodeGradually.ts'
import { addCommitment } from '../../../shared/commands/commitments.ts'
import { setField } from '../../../shared/commands/fields.ts'
import { addTasks } from '../../../shared/commands/tasks.ts'
import { setListEntry } from '../../../shared/commands/plan.ts'
import { defaultContext } from '../../../shared/commands/transact.ts'
import { newId, type Id } from '../../../shared/ids.ts'
import { decodePlan } from '../../../shared/schema/decode.ts'
import { openPlanDoc, recordRoot } from '../../../shared/schema/planDoc.ts'
import type { Task } from '../../../shared/schema/records.ts'

test('what is on show just so keeps its object; what is not, or is elsewhere only, does not come in', async () => {
  const doc = openPlanDoc(new Y.Doc())
  const context = defaultContext(doc, () => decodePlan(doc), null)
  const added = addTasks(context, [{ title: 'Draft', depth: 0 }, { title: 'Other', depth: 0 }], { parent: null, commitment: null })
  if (!added.ok) throw new Error(added.problem)
  const [first, second] = added.value
  const shown = decodePlan(doc)
  const elsewhere = newId<'task'>()
  const task = shown.records.task as Map<Id<'task'>, Task>
  task.set(elsewhere, { ...task.get(first!)!, id: elsewhere })
  setField(context, 'task', first!, 'title', 'Renamed')
  const decoded = await decodeGradually(doc, async () => undefined, shown)
  expect(decoded).toEqual(decodePlan(doc))
  expect(decoded.records.task.get(first!)?.title).toBe('Renamed')
  expect(decoded.records.task.get(second!)).toBe(shown.records.task.get(second!))
})

test('a document decoded with pauses equals one decoded at once, content that is no record included', async () => {
  const doc = openPlanDoc(new Y.Doc())
  const context = defaultContext(doc, () => decodePlan(doc), null)
  const commitment = addCommitment(context, { title: 'Launch', instrument: null })
  if (!commitment.ok) throw new Error(commitment.problem)
  addTasks(context, Array.from({ length: 1_500 }, (_, index) => ({ title: `Task ${index}`, depth: 0 })), { parent: null, commitment: commitment.value })
  setListEntry(context, 'themes', 'borders', 'Borders')
  recordRoot(doc, 'task').set('no id', new Y.Map())
  let pauses = 0
  const decoded = await decodeGradually(doc, async () => { pauses += 1 })
  expect(decoded).toEqual(decodePlan(doc))
  expect(pauses).toBeGreaterThan(1)
})
