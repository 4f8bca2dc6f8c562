import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wordDifference } from '../../../shared/text/wordDifference.ts'

test.each([
  ['en', 'Hold the first meeting', 'Hold the second meeting', 'Hold the [-first-]{+second+} meeting'],
  ['ru', 'Провести первую встречу', 'Провести вторую встречу', 'Провести [-первую-]{+вторую+} встречу'],
  ['ar', 'عقد الاجتماع الأول', 'عقد الاجتماع الثاني', 'عقد الاجتماع [-الأول-]{+الثاني+}'],
  ['en', 'Draft', 'Draft the note', 'Draft {+the note+}'],
  ['en', 'Two  spaces', 'Two spaces', 'Two spaces'],
])('%s: “%s” → “%s”', (locale, before, after, marked) => {
  const runs = wordDifference(before, after, locale) ?? []
  expect(runs.map(({ what, text }) => (what === 'same' ? text : what === 'removed' ? `[-${text}-]` : `{+${text}+}`)).join('')).toBe(marked)
})

test('the words of the new text can be read in their order, and nothing else', () => {
  fc.assert(fc.property(fc.lorem({ maxCount: 30 }), fc.lorem({ maxCount: 30 }), (before, after) => {
    const runs = wordDifference(before, after, 'en') ?? []
    const read = (without: 'removed' | 'added') => runs.filter(({ what }) => what !== without).map(({ text }) => text).join('').replace(/\s/g, '')
    expect([read('removed'), read('added')]).toEqual([after, before].map((text) => text.replace(/\s/g, '')))
  }))
})

test('texts that share almost nothing are not read word by word', () => {
  const words = (prefix: string) => Array.from({ length: 3_000 }, (_, index) => `${prefix}${index}`).join(' ')
  expect(wordDifference(words('a'), words('b'), 'en')).toBeNull()
})
