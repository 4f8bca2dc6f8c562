import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { marksByParagraph, segmentsOf } from '../../../shared/text/segments.ts'

const mark = (id: string, start: number, end: number) => ({ id, start, end })

test('a piece without marks is one segment', () => {
  expect(segmentsOf({ start: 3, end: 9 }, [mark('a', 20, 30)])).toEqual([{ start: 3, end: 9, marks: [], opens: [] }])
})

test('overlapping marks share the segment where they overlap', () => {
  const segments = segmentsOf({ start: 0, end: 10 }, [mark('a', 1, 6), mark('b', 4, 9)])
  expect(segments.map(({ start, end, marks }) => [start, end, marks.map(({ id }) => id).join('')])).toEqual([
    [0, 1, ''], [1, 4, 'a'], [4, 6, 'ab'], [6, 9, 'b'], [9, 10, ''],
  ])
})

test('a mark opens once, and not in a piece that it only reaches into', () => {
  const opened = (start: number, end: number) => segmentsOf({ start, end }, [mark('a', 2, 8)]).flatMap((segment) => segment.opens.map(({ id }) => id))
  expect(opened(0, 5)).toEqual(['a'])
  expect(opened(5, 10)).toEqual([])
})

test('of marks that begin together the longer is outside', () => {
  const [first] = segmentsOf({ start: 0, end: 10 }, [mark('short', 0, 3), mark('long', 0, 9)])
  expect(first?.marks.map(({ id }) => id)).toEqual(['long', 'short'])
})

test('segments cover their piece without gaps, whatever the marks', () => {
  const anyMark = fc.tuple(fc.nat(60), fc.nat(60)).map(([start, length], index = 0) => mark(`${start}-${length}-${index}`, start, start + length))
  fc.assert(fc.property(fc.array(anyMark, { maxLength: 12 }), fc.nat(30), fc.integer({ min: 1, max: 40 }), (marks, start, length) => {
    const segments = segmentsOf({ start, end: start + length }, marks)
    expect(segments[0]?.start).toBe(start)
    expect(segments.at(-1)?.end).toBe(start + length)
    segments.slice(1).forEach((segment, index) => expect(segment.start).toBe(segments[index]?.end))
  }))
})

test('each paragraph gets the marks that touch it, and the others one shared empty list', () => {
  const paragraphs = [{ start: 0, end: 10 }, { start: 12, end: 20 }, { start: 22, end: 30 }, { start: 32, end: 40 }]
  const lists = marksByParagraph(paragraphs, [mark('a', 5, 15)])
  expect(lists.map((list) => list.map(({ id }) => id))).toEqual([['a'], ['a'], [], []])
  expect(lists[2]).toBe(lists[3])
})
