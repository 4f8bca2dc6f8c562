import { expect, test } from 'vitest'
import { bindCommands } from '../../../client/stores/planCommands.ts'
import { newId } from '../../../shared/ids.ts'

test('a bound command keeps the types of its field', () => {
  const commands = bindCommands(() => null)
  commands.setField('task', newId<'task'>(), 'state', 'done')
  // @ts-expect-error: a task has no such state.
  const answer = commands.setField('task', newId<'task'>(), 'state', 'finished')
  expect(answer.ok).toBe(false)
})

test('without a plan that may be written every command refuses, and nothing runs', () => {
  const commands = bindCommands(() => null)
  expect(commands.addTasks([{ title: 'Draft the note', depth: 0 }], { parent: null, commitment: null })).toEqual({ ok: false, problem: 'read-only' })
})
