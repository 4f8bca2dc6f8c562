import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { archive } from '../../../shared/commands/archiving.ts'
import { setField, setFields } from '../../../shared/commands/fields.ts'
import { replay } from '../../../shared/commands/replay.ts'
import { addTasks } from '../../../shared/commands/tasks.ts'
import { invert } from '../../../shared/commands/undo.ts'
import type { DoneCommand } from '../../../shared/commands/transact.ts'
import { copyOf, merge, must, newPlan, type TestPlan } from '../../helpers/planBuilder.ts'
import { perform, randomCommand } from '../../helpers/randomCommands.ts'

test('doing everything again on a copy from before gives the same records', () => {
  fc.assert(fc.property(fc.array(randomCommand, { maxLength: 8 }), fc.array(randomCommand, { maxLength: 12 }), (before, after) => {
    const plan = newPlan()
    for (const command of before) perform(plan, command)
    const copy = copyOf(plan, 'b')
    plan.done.length = 0
    for (const command of after) perform(plan, command)
    for (const command of plan.done) expect(replay(copy.context, command).ok).toBe(true)
    expect(copy.records()).toEqual(plan.records())
  }), { numRuns: 200 })
})

test('doing a command again where it stands writes nothing', () => {
  fc.assert(fc.property(fc.array(randomCommand, { maxLength: 12 }), randomCommand, (before, last) => {
    const plan = newPlan()
    for (const command of before) perform(plan, command)
    plan.done.length = 0
    perform(plan, last)
    const clocks = Y.encodeStateVector(plan.doc)
    for (const command of plan.done) expect(replay(plan.context, command)).toEqual({ ok: true, value: 'stands' })
    expect(Y.encodeStateVector(plan.doc)).toEqual(clocks)
  }), { numRuns: 200 })
})

test('a value that somebody else has written meanwhile stands, and nothing of the command is written', () => {
  const { plan, id } = planWithTask()
  const copy = copyOf(plan, 'b')
  const command = doneBy(plan, () => must(setFields(plan.context, 'task', id, { title: 'Mine', state: 'done' })))
  must(setField(copy.context, 'task', id, 'title', 'Theirs'))
  expect(replay(copy.context, command)).toEqual({ ok: false, problem: 'value-changed-since' })
  expect(copy.records().records.task.get(id)).toMatchObject({ title: 'Theirs', state: 'to-do' })
})

test('what I had done before a command is nobody else\'s work: the command goes on from there', () => {
  const { plan, id } = planWithTask()
  const copy = copyOf(plan, 'b')
  const refusedByServer = doneBy(plan, () => must(setField(plan.context, 'task', id, 'title', 'Refused')))
  const command = doneBy(plan, () => must(setField(plan.context, 'task', id, 'title', 'Corrected')))
  expect(replay(copy.context, command)).toEqual({ ok: false, problem: 'value-changed-since' })
  expect(replay(copy.context, command, refusedByServer.changes)).toEqual({ ok: true, value: 'written' })
  expect(copy.records().records.task.get(id)?.title).toBe('Corrected')
})

test('a command on a record that is not there is refused, and writes nothing', () => {
  const plan = newPlan()
  const copy = copyOf(plan, 'b')
  const [id] = must(addTasks(plan.context, [{ title: 'Refused', depth: 0 }], { parent: null, commitment: null }))
  const command = doneBy(plan, () => must(setField(plan.context, 'task', id!, 'title', 'On it')))
  expect(replay(copy.context, command)).toEqual({ ok: false, problem: 'record-missing' })
})

test('a creation that an older Pacta noted without its fields cannot be done again', () => {
  const { plan, created } = planWithTask()
  const copy = newPlan('b')
  const changes = created.changes.map((change) => (change.on === 'created' ? { on: change.on, kind: change.kind, id: change.id } : change))
  expect(replay(copy.context, { ...created, changes })).toEqual({ ok: false, problem: 'record-missing' })
  expect(replay(plan.context, { ...created, changes })).toEqual({ ok: true, value: 'stands' })
})

test('two people who archived one record wanted the same', () => {
  const { plan, id } = planWithTask()
  const copy = copyOf(plan, 'b')
  const command = doneBy(plan, () => must(archive(plan.context, 'task', [id])))
  for (let tick = 0; tick < 5; tick += 1) copy.context.now()
  must(archive(copy.context, 'task', [id]))
  expect(replay(copy.context, command)).toEqual({ ok: true, value: 'stands' })
})

test('a record that came by both ways is one record', () => {
  const { plan, id, created } = planWithTask()
  const copy = newPlan('b')
  must(replay(copy.context, created))
  merge(plan, copy)
  expect(copy.records().records.task.get(id)?.title).toBe('Draft')
  expect(copy.records()).toEqual(plan.records())
})

test('[D9] undoing the creation of a record that the server refused says so and does nothing', () => {
  const { created } = planWithTask()
  const copy = newPlan('b')
  expect(invert(copy.context, created.changes)).toEqual({ ok: false, problem: 'record-missing' })
})

function planWithTask() {
  const plan = newPlan()
  const [id] = must(addTasks(plan.context, [{ title: 'Draft', depth: 0 }], { parent: null, commitment: null }))
  return { plan, id: id!, created: plan.done.at(-1)! }
}

function doneBy(plan: TestPlan, work: () => void): DoneCommand {
  work()
  return plan.done.at(-1)!
}
