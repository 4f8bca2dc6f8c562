import { expect, test } from 'vitest'
import { anchorAt, locate } from '../../../shared/text/anchor.ts'

const text = 'The parties will meet in Vienna. The council will meet in Tashkent.'
const span = (words: string, from = 0) => ({ start: text.indexOf(words, from), end: text.indexOf(words, from) + words.length })

test('words at their offsets are taken as they are', () => {
  const anchor = anchorAt(text, span('will meet', 30))
  expect(locate(text, anchor)).toEqual(span('will meet', 30))
})

test('when the offsets no longer fit, the surroundings decide between equal words', () => {
  const anchor = anchorAt(text, span('will meet', 30))
  const moved = `Corrected. ${text}`
  expect(locate(moved, anchor)).toEqual({ start: anchor.start + 11, end: anchor.end + 11 })
})

test('without surroundings the nearest place counts', () => {
  const second = span('will meet', 30)
  expect(locate(text, { exact: 'will meet', prefix: '', suffix: '', start: second.start + 3, end: second.end + 3 })).toEqual(second)
})

test('words that are not in the text are nowhere', () => {
  expect(locate(text, { exact: 'shall meet', prefix: '', suffix: '', start: 0, end: 10 })).toBeNull()
})
