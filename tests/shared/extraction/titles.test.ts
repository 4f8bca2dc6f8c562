import { expect, test } from 'vitest'
import { titleFromWords } from '../../../shared/extraction/extract.ts'

test.each([
  ['preventing violent extremism', 'Preventing violent extremism'],
  ['The Parties shall hold a first meeting in Quito.', 'Hold a first meeting in Quito'],
])('%s', (words, title) => {
  expect(titleFromWords(words)).toBe(title)
})

test.each([
  'The Parties shall not resell the maps without consent',
  'Neither party shall disclose the data',
  'No toll shall be levied on the boats of either party',
])('a title never turns a promise not to do something around: %s', (words) => {
  expect(titleFromWords(`${words}.`)).toBe(words)
})
