import { expect, test } from 'vitest'
import { paragraphNumber, paragraphsOf } from '../../../shared/text/paragraphs.ts'

const words = (text: string) => paragraphsOf(text).map(({ start, end }) => text.slice(start, end))
const long = 'The parties agreed to work together in all of the areas that this very long sentence names, one after another, without a break in the line.'

test('every line of a text that is not hard-wrapped is a paragraph', () => {
  expect(words(`Title\n\n${long}\n${long}\n`)).toEqual(['Title', long, long])
})

test('lines of a hard-wrapped text belong together until a blank line', () => {
  const wrapped = 'The parties agreed to work together in these areas and\nto report on it every year to both of their governing\nbodies.\n\nThey also agreed to meet at least once in every two years.'
  expect(words(wrapped)).toHaveLength(2)
})

test('Windows line breaks are kept and counted once', () => {
  expect(words(`One line.\r\n\r\n${long}\r\n`)).toEqual(['One line.', long])
})

test('a text without words has no paragraphs', () => {
  expect(paragraphsOf(' \n\r\n\t\n')).toEqual([])
})

test('an offset between two paragraphs counts to the one before', () => {
  const text = `First.\n\n${long}`
  const paragraphs = paragraphsOf(text)
  expect(paragraphNumber(paragraphs, 7)).toBe(1)
  expect(paragraphNumber(paragraphs, 8)).toBe(2)
})
