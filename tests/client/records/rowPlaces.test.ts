import { describe, expect, it } from 'vitest'
import { rowPlaces } from '../../../client/records/rowPlaces.ts'

const places = (...levels: number[]): string[] => rowPlaces(levels.map((level) => ({ level }))).map(({ position, size }) => `${position}/${size}`)

describe('places of rows', () => {
  it('counts siblings within their parent only', () => {
    expect(places(1, 2, 3, 3, 2, 1, 2)).toEqual(['1/2', '1/2', '1/2', '2/2', '2/2', '2/2', '1/1'])
  })

  it('starts again below each parent', () => {
    expect(places(1, 2, 1, 2, 2, 3)).toEqual(['1/2', '1/1', '2/2', '1/2', '2/2', '1/1'])
  })

  it('has nothing to say about no rows', () => {
    expect(places()).toEqual([])
  })
})
