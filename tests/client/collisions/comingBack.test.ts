import { expect, test } from 'vitest'
import { comeBack, hear, isReviewed, metMeanwhile, type AnswerHeard } from '../../../client/collisions/comingBack.ts'

const listed = (question: number, reviewedSeq: number, logSeq: number): AnswerHeard => ({ question, list: { state: 'listed', reviewedSeq, logSeq } })

test('an answer to a question from before I was back does not say how far the log goes with my work in it', () => {
  const back = comeBack(3)
  expect(hear(back, listed(3, 9, 9))).toBe(back)
  expect(hear(back, { question: 4, list: { ...listed(4, 9, 9).list, state: 'from-device' } })).toBe(back)
  expect(hear(back, listed(4, 9, 12))).toMatchObject({ upTo: 12 })
})

test('what is written after the first answer belongs to the day\'s work, and need not be reviewed', () => {
  const back = hear(hear(comeBack(0), listed(1, 9, 12)), listed(2, 12, 40))
  expect([12, 13].map((seq) => metMeanwhile(back, seq))).toEqual([true, false])
  expect(isReviewed(back, listed(2, 12, 40).list)).toBe(true)
})

test('before the server has answered, nothing is reviewed, and what is known met while I was away', () => {
  const back = comeBack(1)
  expect(isReviewed(back, listed(1, 9, 9).list)).toBe(false)
  expect(metMeanwhile(back, 9)).toBe(true)
})

test('a server that is behind has not reviewed it, nor has one that cannot be reached', () => {
  const back = hear(comeBack(0), listed(1, 9, 12))
  expect(isReviewed(back, listed(1, 11, 12).list)).toBe(false)
  expect(isReviewed(back, { ...listed(1, 12, 12).list, state: 'from-device' })).toBe(false)
})
