import { expect, test } from 'vitest'
import { boardOfQuery, changedBoard, queryOfBoard } from '../../../../client/features/board/boardAddress.ts'

test('comes back from the address as it went in; what is as at first is not in it', () => {
  const board = { of: 'commitments', by: 'theme' } as const
  expect(boardOfQuery(queryOfBoard(board))).toEqual(board)
  expect(queryOfBoard(boardOfQuery({}))).toEqual({ of: undefined, by: undefined })
})

test('tasks have no columns by theme: they fall back to their states', () => {
  expect(boardOfQuery({ by: 'theme' })).toEqual({ of: 'tasks', by: 'state' })
  expect(changedBoard({ of: 'commitments', by: 'assessment' }, { of: 'tasks' })).toEqual({ of: 'tasks', by: 'state' })
  expect(changedBoard({ of: 'commitments', by: 'lead' }, { of: 'tasks' })).toEqual({ of: 'tasks', by: 'lead' })
})
