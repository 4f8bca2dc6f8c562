import { expect, test } from 'vitest'
import { findWords } from '../../../shared/text/findWords.ts'

const text = 'The parties agreed to “co-operate” (API/PNR).\r\nThe parties meet.'
const found = (words: string) => findWords(text, words).map(({ start, end }) => text.slice(start, end))

test('every place of the exact words is found', () => {
  expect(found('The parties')).toEqual(['The parties', 'The parties'])
})

test('other white space, quotation marks, dashes and capitals still find the words', () => {
  expect(found('AGREED  to "co–operate"')).toEqual(['agreed to “co-operate”'])
  expect(found('(API/PNR). the parties')).toEqual(['(API/PNR).\r\nThe parties'])
})

test('words that are not there, or none, are found nowhere', () => {
  expect(found('The party agreed')).toEqual([])
  expect(found('   ')).toEqual([])
})
