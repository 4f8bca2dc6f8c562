import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readForeignCommand } from '../../../shared/commands/foreignCommand.ts'
import { newPlan } from '../../helpers/planBuilder.ts'
import { perform, randomCommand } from '../../helpers/randomCommands.ts'

const id = 'a'.repeat(16)
const record = (more: object): unknown => ({ command: 'set-title', changes: [{ on: 'record', kind: 'task', id, key: 'title', before: '', after: 'New', ...more }] })

test('every command that is noted is read as it was', () => {
  fc.assert(fc.property(fc.array(randomCommand, { maxLength: 10 }), (commands) => {
    const plan = newPlan()
    for (const command of commands) perform(plan, command)
    const stored = JSON.parse(JSON.stringify(plan.done.map(({ name, changes }) => ({ command: name, changes })))) as unknown[]
    expect(stored.map(readForeignCommand)).toEqual(JSON.parse(JSON.stringify(plan.done)))
  }), { numRuns: 60 })
})

test.each<[string, unknown]>([
  ['is no object', 'set-title'],
  ['has no name', { changes: [] }],
  ['has no changes', { command: 'set-title', changes: [] }],
  ['has a name of another kind', { ...(record({}) as object), command: '<script>' }],
  ['has an unknown kind of change', record({ on: 'deleted' })],
  ['has an unknown kind of record', record({ kind: 'secret' })],
  ['names what every object has as a kind', record({ kind: 'constructor' })],
  ['names the prototype as a kind', record({ kind: '__proto__' })],
  ['names the prototype as a field', record({ key: '__proto__' })],
  ['names what every object has as a field', record({ key: 'toString' })],
  ['names an entry of what every object has', record({ key: 'constructor/x' })],
  ['has an unknown field', record({ key: 'budget' })],
  ['has an id of another form', record({ id: '../../etc' })],
  ['has a value of another type', record({ after: { toString: 1 } })],
  ['has a text longer than a command accepts', record({ after: 'x'.repeat(501) })],
  ['has a state that does not exist', record({ key: 'state', after: 'exploded' })],
  ['changes when a record was made', record({ key: 'createdAt', after: '2026-01-01T00:00:00.000Z' })],
  ['archives at no time', record({ key: 'archivedAt', after: 'yesterday-ish' })],
  ['makes a record with a field of the prototype', { command: 'add-task', changes: [{ on: 'created', kind: 'task', id, fields: JSON.parse('{"__proto__":{"isAdmin":true}}') as object }] }],
  ['makes a record of another form', { command: 'add-task', changes: [{ on: 'created', kind: 'task', id, fields: { title: 5 } }] }],
  ['links what has no ids', { command: 'link-task', changes: [{ on: 'link', kind: 'taskCommitment', key: 'a|b', before: null, after: true }] }],
  ['links with another value', { command: 'link-task', changes: [{ on: 'link', kind: 'taskCommitment', key: `${id}|${id}`, before: null, after: 'yes' }] }],
  ['empties the title of the plan', { command: 'set-plan-title', changes: [{ on: 'meta', key: 'title', before: 'x', after: '' }] }],
  ['sets what the plan does not have', { command: 'set-plan-title', changes: [{ on: 'meta', key: 'owner', before: null, after: 'me' }] }],
  ['sets a time zone that does not exist', { command: 'set-plan-timeZone', changes: [{ on: 'meta', key: 'timeZone', before: 'UTC', after: 'Mars/Olympus' }] }],
])('a command that %s is not read', (_what, command) => {
  expect(readForeignCommand(command)).toBeNull()
})

test('whatever it is given, it does not throw', () => {
  fc.assert(fc.property(fc.anything(), fc.anything(), fc.anything(), (value, key, after) => {
    readForeignCommand(value)
    readForeignCommand({ command: 'set-title', changes: [value] })
    readForeignCommand(record({ key, after }))
  }))
})
