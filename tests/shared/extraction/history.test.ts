import { expect, test } from 'vitest'
import { isHistory } from '../../../shared/extraction/history.ts'

test.each([
  ['In 1952 shepherds met at a hut.', null, false, true],
  ['They agreed that each valley would use the meadow.', null, true, true],
  ['Today the valleys will share the costs.', null, true, false],
  ['In 2017 the operator agreed to close the mine.', 2020, false, true],
  ['In 2020 the operator agreed to close the mine.', 2020, false, false],
  ['They will plant 1,000 trees by 2030.', 2020, false, false],
  ['The carvings had been taken in 1897.', null, false, false],
])('"%s" in a text of %s, after history %s, is history: %s', (sentence, year, before, answer) => {
  expect(isHistory(sentence, year, before)).toBe(answer)
})
