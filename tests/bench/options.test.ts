import { expect, test } from 'vitest'
import { readOptions } from './options.ts'

const names = ['fan-out', 'memory']

test('without words all scenarios run in three rounds', () => {
  expect(readOptions([], names)).toEqual({ ok: true, value: { rounds: 3, only: [], write: false } })
})

test('rounds and scenarios can be chosen', () => {
  expect(readOptions(['--rounds', '5', '--only', 'memory', '--only', 'fan-out', '--write'], names)).toEqual({
    ok: true, value: { rounds: 5, only: ['memory', 'fan-out'], write: true },
  })
})

test.each([
  [['--rounds', '0'], '--rounds takes a whole number'],
  [['--rounds', 'many'], '--rounds takes a whole number'],
  [['--only', 'speed'], 'There is no scenario "speed". There are: fan-out, memory.'],
])('%j is refused with one line', (words, expected) => {
  expect(readOptions(words, names)).toMatchObject({ ok: false, problem: expect.stringContaining(expected) as string })
})
