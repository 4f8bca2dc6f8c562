import { expect, test } from 'vitest'
import { pageBeginnings, pageNumber, pageStarts } from '../../../shared/text/pages.ts'
import { paragraphsOf } from '../../../shared/text/paragraphs.ts'

const text = 'One.\n\nTwo runs \fover.\n\nThree.\f\n\n\f\n\nFour.'

test('a word stands on the page that the ends of pages before it say', () => {
  const starts = pageStarts(text)
  expect(['One', 'runs', 'over', 'Three', 'Four'].map((word) => pageNumber(starts, text.indexOf(word)))).toEqual([1, 1, 2, 2, 4])
})

test('a page is announced at the first paragraph that begins on it', () => {
  expect([...pageBeginnings(text, paragraphsOf(text))]).toEqual([[0, 1], [2, 2], [3, 4]])
  expect(pageBeginnings('a\n\nb', paragraphsOf('a\n\nb')).size).toBe(0)
})
