import { expect, test } from 'vitest'
import { filterOfQuery, noRequestFilter, queryOfFilter } from '../../../../client/features/requests/requestFilter.ts'

test('the filter of requests comes back from the address as it went in', () => {
  const filter = { isOpen: false, theme: ['border-security', 'coordination'], region: ['central-asia'] }
  expect(filterOfQuery(queryOfFilter(filter))).toEqual(filter)
  expect(filterOfQuery(queryOfFilter({ ...filter, isOpen: true })).isOpen).toBe(true)
})

test('what an address does not name, or nobody knows, asks for nothing', () => {
  expect(filterOfQuery({})).toEqual(noRequestFilter)
  expect(filterOfQuery({ show: 'everything' })).toEqual(noRequestFilter)
})
