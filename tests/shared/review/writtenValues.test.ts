import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { archive } from '../../../shared/commands/archiving.ts'
import { addCommitment } from '../../../shared/commands/commitments.ts'
import { setField, setMembers } from '../../../shared/commands/fields.ts'
import { setPlanField } from '../../../shared/commands/plan.ts'
import { addTasks, linkTask } from '../../../shared/commands/tasks.ts'
import type { Json } from '../../../shared/commands/transact.ts'
import type { Id } from '../../../shared/ids.ts'
import { applyAndRead, type WrittenValue } from '../../../shared/review/writtenValues.ts'
import { linkKinds } from '../../../shared/schema/links.ts'
import { linkRoot, metaRoot, openPlanDoc, recordRoot } from '../../../shared/schema/planDoc.ts'
import { recordKinds } from '../../../shared/schema/records.ts'
import { copyOf, merge, must, newPlan, type TestPlan } from '../../helpers/planBuilder.ts'
import { createSeededRandom, type SeededRandom } from '../../helpers/seededRandom.ts'

const noPlace = { parent: null, commitment: null } as const

test('a new record is one value, with all that it had from the start', () => {
  const plan = newPlan()
  const written = whatIsWritten(plan, () => must(addTasks(plan.context, [{ title: 'Launch', depth: 0 }], noPlace)))
  expect(written).toMatchObject([{ on: 'created', kind: 'task', after: { title: 'Launch', ref: 'T-1' }, clientId: plan.doc.clientID }])
})

test('a field, a member of a set, a link and the plan\'s title say what stood there before', () => {
  const plan = newPlan()
  const [task] = must(addTasks(plan.context, [{ title: 'Launch', depth: 0 }], noPlace))
  const commitment = must(addCommitment(plan.context, { title: 'Publish', instrument: null }))
  expect(whatIsWritten(plan, () => must(setField(plan.context, 'task', task!, 'state', 'done')))).toMatchObject([
    { on: 'record', kind: 'task', id: task, key: 'state', before: null, after: 'done' },
  ])
  expect(whatIsWritten(plan, () => must(setField(plan.context, 'task', task!, 'state', 'blocked')))).toMatchObject([{ before: 'done', after: 'blocked' }])
  expect(whatIsWritten(plan, () => must(setMembers(plan.context, 'commitment', commitment, 'themes', ['internet'])))).toMatchObject([
    { on: 'record', kind: 'commitment', key: 'themes/internet', before: null, after: true },
  ])
  expect(whatIsWritten(plan, () => must(linkTask(plan.context, task!, commitment, true)))).toMatchObject([
    { on: 'link', kind: 'taskCommitment', key: `${task}|${commitment}`, before: null, after: true },
  ])
  expect(whatIsWritten(plan, () => must(setPlanField(plan.context, 'title', 'New')))).toMatchObject([
    { on: 'meta', key: 'title', before: 'UNOCT – OSCE', after: 'New' },
  ])
})

test('several edits of a field that arrive as one update are written one after the other', () => {
  const plan = newPlan()
  const doc = copied(plan.doc)
  const updates = ['One', 'Two', 'Three'].map((title) => updateOf(plan, () => must(setPlanField(plan.context, 'title', title))))
  expect(applyAndRead(doc, Y.mergeUpdates(updates))).toMatchObject([
    { key: 'title', before: 'UNOCT – OSCE', after: 'One' }, { before: 'One', after: 'Two' }, { before: 'Two', after: 'Three' },
  ])
})

test('of several values of which a document has kept only the last, that one is written', () => {
  const plan = newPlan()
  const written = whatIsWritten(plan, () => {
    for (const title of ['One', 'Two', 'Three']) must(setPlanField(plan.context, 'title', title))
  })
  expect(written).toMatchObject([{ key: 'title', before: 'UNOCT – OSCE', after: 'Three' }])
})

test('a value that somebody else\'s write stands above does not count as written', () => {
  const ada = newPlan('a')
  const bob = copyOf(ada, 'b')
  const before = copied(ada.doc)
  // Yjs lets the higher clientID win.
  const [low, high] = ada.doc.clientID < bob.doc.clientID ? [ada, bob] : [bob, ada]
  const lost = updateOf(low, () => must(setPlanField(low.context, 'title', 'Lost')))
  const won = updateOf(high, () => must(setPlanField(high.context, 'title', 'Won')))
  const doc = copied(before)
  expect(applyAndRead(doc, won)).toMatchObject([{ after: 'Won' }])
  expect(applyAndRead(doc, lost)).toEqual([])
})

test('values of several people in one update name the clientID of each', () => {
  const ada = newPlan('a')
  const bob = copyOf(ada, 'b')
  const doc = openPlanDoc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(ada.doc))
  const [task] = must(addTasks(ada.context, [{ title: 'Launch', depth: 0 }], noPlace))
  merge(ada, bob)
  must(setField(bob.context, 'task', task!, 'state', 'done'))
  must(setPlanField(bob.context, 'note', 'Checked'))
  const written = applyAndRead(doc, Y.encodeStateAsUpdate(bob.doc, Y.encodeStateVector(doc)))
  const byWhom = written.map(({ on, clientId }) => [on, clientId === ada.doc.clientID ? 'ada' : clientId === bob.doc.clientID ? 'bob' : clientId])
  expect(byWhom.sort()).toEqual([['created', 'ada'], ['meta', 'bob']])
})

test('a foreign program\'s deletions and types are read as what Pacta shows of them', () => {
  const plan = newPlan()
  const [task] = must(addTasks(plan.context, [{ title: 'Launch', depth: 0 }], noPlace))
  const written = whatIsWritten(plan, () => {
    metaRoot(plan.doc).delete('title')
    recordRoot(plan.doc, 'task').get(task!)?.set('title', new Y.Text('typed'))
    recordRoot(plan.doc, 'party').set('no-map', 5 as never)
    plan.doc.getMap('records/newer').set('a', 1)
  })
  expect(written).toEqual([
    { on: 'meta', key: 'title', before: 'UNOCT – OSCE', after: null, clientId: null },
    { on: 'record', kind: 'task', id: task, key: 'title', before: 'Launch', after: null, clientId: plan.doc.clientID },
    { on: 'created', kind: 'party', id: 'no-map', after: {}, clientId: plan.doc.clientID },
  ])
  expect(whatIsWritten(plan, () => recordRoot(plan.doc, 'task').delete(task!))).toEqual([{ on: 'removed', kind: 'task', id: task, clientId: null }])
})

test('an update that is none throws', () => {
  expect(() => applyAndRead(openPlanDoc(), Uint8Array.of(9, 9, 9))).toThrow()
})

test.each([1, 2, 3, 4, 5, 6])('the written values, one after the other, make up the plan, and are the same on a document that was stored in between (seed %i)', (seed) => {
  const random = createSeededRandom(seed)
  const rows = editedByThree(random)
  const steady = openPlanDoc()
  let restarted = openPlanDoc()
  const kept = new Map<string, Json>()
  for (const row of rows) {
    const written = applyAndRead(steady, row)
    if (random.below(4) === 0) restarted = copied(restarted)
    expect(applyAndRead(restarted, row)).toEqual(written)
    for (const value of written) put(kept, value)
  }
  expect(kept).toEqual(valuesIn(steady))
})

function editedByThree(random: SeededRandom): Uint8Array[] {
  const ada = newPlan('a')
  const plans = [ada, copyOf(ada, 'b'), copyOf(ada, 'c')]
  const rows = [Y.encodeStateAsUpdate(ada.doc)]
  for (const plan of plans) plan.doc.on('update', (update: Uint8Array, origin) => { if (origin !== 'network') rows.push(update) })
  for (let step = 0; step < 80; step += 1) {
    const plan = random.pick(plans)
    edit(plan, random)
    if (random.below(5) === 0) merge(random.pick(plans), random.pick(plans))
  }
  return rows
}

function edit(plan: TestPlan, random: SeededRandom): void {
  const tasks = [...plan.records().records.task.keys()]
  if (tasks.length < 3) {
    must(addTasks(plan.context, [{ title: `Task ${random.below(99)}`, depth: 0 }], noPlace))
    return
  }
  const task = random.pick(tasks) as Id<'task'>
  const turn = random.below(4)
  if (turn === 0) must(setField(plan.context, 'task', task, 'title', `Title ${random.below(99)}`))
  else if (turn === 1) must(setField(plan.context, 'task', task, 'state', random.pick(['to-do', 'done', 'blocked'] as const)))
  else if (turn === 2) must(setPlanField(plan.context, 'title', `Plan ${random.below(99)}`))
  else must(archive(plan.context, 'task', [task]))
}

/** All values as a flat list: by root, record and key. */
function valuesIn(doc: Y.Doc): Map<string, Json> {
  const values = new Map<string, Json>()
  for (const [key, value] of metaRoot(doc).entries()) values.set(`meta ${key}`, value as Json)
  for (const kind of linkKinds) for (const [key, value] of linkRoot(doc, kind).entries()) values.set(`${kind} ${key}`, value as Json)
  for (const kind of recordKinds) {
    for (const [id, record] of recordRoot(doc, kind).entries()) for (const [key, value] of record.entries()) values.set(`${kind} ${id} ${key}`, value as Json)
  }
  return values
}

function put(values: Map<string, Json>, value: WrittenValue): void {
  if (value.on === 'meta') values.set(`meta ${value.key}`, value.after)
  else if (value.on === 'link') values.set(`${value.kind} ${value.key}`, value.after)
  else if (value.on === 'record') {
    const name = `${value.kind} ${value.id} ${value.key}`
    expect(value.before).toEqual(values.get(name) ?? null)
    values.set(name, value.after)
  } else if (value.on === 'created') {
    for (const [key, after] of Object.entries(value.after as Record<string, Json>)) values.set(`${value.kind} ${value.id} ${key}`, after)
  }
}

function whatIsWritten(plan: TestPlan, work: () => void): WrittenValue[] {
  const doc = copied(plan.doc)
  return applyAndRead(doc, updateOf(plan, work))
}

function updateOf(plan: TestPlan, work: () => void): Uint8Array {
  const before = Y.encodeStateVector(plan.doc)
  work()
  return Y.encodeStateAsUpdate(plan.doc, before)
}

function copied(doc: Y.Doc): Y.Doc {
  const copy = openPlanDoc()
  Y.applyUpdateV2(copy, Y.encodeStateAsUpdateV2(doc))
  return copy
}
