import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { decodeGradually } from '../../../client/sync/decodeGradually.ts'
import { addCommitment } from '../../../shared/commands/commitments.ts'
import { addTasks } from '../../../shared/commands/tasks.ts'
import { setListEntry } from '../../../shared/commands/plan.ts'
import { defaultContext } from '../../../shared/commands/transact.ts'
import { decodePlan } from '../../../shared/schema/decode.ts'
import { openPlanDoc, recordRoot } from '../../../shared/schema/planDoc.ts'

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
