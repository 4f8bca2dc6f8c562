import { expect, test } from 'vitest'
import { changedChoice, choiceOfQuery, queryOfChoice } from '../../../../client/features/matrix/matrixAddress.ts'

test('comes back from the address as it went in; what is as at first is not in it', () => {
  const choice = { rows: 'party', columns: 'lifecycle', measure: 'commitments', gapsFirst: true, unnamed: true } as const
  expect(choiceOfQuery(queryOfChoice(choice))).toEqual(choice)
  expect(Object.values(queryOfChoice(choiceOfQuery({}))).filter(Boolean)).toEqual([])
})

test('the two sides are never the same', () => {
  expect(choiceOfQuery({ rows: 'region' })).toMatchObject({ rows: 'region', columns: 'theme' })
  expect(choiceOfQuery({ columns: 'theme' })).toMatchObject({ rows: 'theme', columns: 'region' })
  expect(choiceOfQuery({ rows: 'nonsense', columns: 'party' })).toMatchObject({ rows: 'theme', columns: 'party' })
})

test('who asks for the dimension of the other side turns the matrix over', () => {
  const choice = choiceOfQuery({})
  expect(changedChoice(choice, { rows: 'region' })).toMatchObject({ rows: 'region', columns: 'theme' })
  expect(changedChoice(choice, { columns: 'theme' })).toMatchObject({ rows: 'region', columns: 'theme' })
  expect(changedChoice(choice, { columns: 'party' })).toMatchObject({ rows: 'theme', columns: 'party' })
})
