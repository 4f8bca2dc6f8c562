import { expect, test } from 'vitest'
import { smallScenarios } from '../scenarios/allScenarios.ts'
import { Results } from './Results.ts'
import { ratioTable, roundsTable } from './table.ts'

const joiners = smallScenarios().find(({ name }) => name === 'joiners')!

function measured(ours: readonly number[], theirs: readonly number[]): Results {
  const results = new Results()
  for (const cpu of ours) results.add(joiners, 'pacta', { cpu, time: 1 })
  for (const cpu of theirs) results.add(joiners, 'hocuspocus', { cpu, time: 2 })
  return results
}

function row(results: Results): string[] {
  const line = ratioTable([joiners], results).split('\n').find((text) => text.includes('server CPU')) ?? ''
  return line.split('|').slice(1, -1).map((cell) => cell.trim())
}

test('medians and their ratio stand beside the bar', () => {
  expect(row(measured([10, 99, 12], [100, 120, 110]))).toEqual(['joiners', 'server CPU', '12 ms', '110 ms', '–', '0.11', '–', '≤ 0.15 of Hocuspocus: met'])
  expect(row(measured([10, 20], [100]))).toEqual(['joiners', 'server CPU', '15 ms', '100 ms', '–', '0.15', '–', '≤ 0.15 of Hocuspocus: met'])
})

test('a missed bar is said', () => {
  expect(row(measured([20], [100])).at(-1)).toBe('≤ 0.15 of Hocuspocus: MISSED')
})

test('a bar without a value of the other server is not met', () => {
  expect(row(measured([20], [])).at(-1)).toBe('≤ 0.15 of Hocuspocus: not measured')
})

test('every round\'s value is printed', () => {
  expect(roundsTable([joiners], measured([10, 1234.5], [0.12345]))).toContain('10 · 1,235')
  expect(roundsTable([joiners], measured([10], [0.12345]))).toContain('0.123')
})
