import { expect, test } from 'vitest'
import type { OpenCollision } from '../../../shared/queries/openCollisions.ts'
import { freshOf, howToTell, type Circumstances } from '../../../client/collisions/howToTell.ts'

const calm: Circumstances = { fresh: 0, hasComeBack: true, isBusy: false, isOnPage: false, changesMeanwhile: null }

test.each<[string, Partial<Circumstances>, string]>([
  ['who comes back to something of theirs sees the page', { fresh: 2 }, 'page'],
  ['who types, or has a dialog open, keeps what they are doing', { fresh: 2, isBusy: true }, 'banner'],
  ['who was here all the time is told in a line', { fresh: 1, hasComeBack: false }, 'banner'],
  ['who looks at it already is not told again', { fresh: 1, isOnPage: true }, 'nothing'],
  ['where nothing met, what others did is a quiet notice', { changesMeanwhile: 3 }, 'notice'],
  ['what met goes before what others did', { fresh: 1, changesMeanwhile: 3 }, 'page'],
  ['where nobody did anything, nothing is said', { changesMeanwhile: 0 }, 'nothing'],
  ['where nobody can say what others did, nothing is said', {}, 'nothing'],
])('%s', (_rule, change, telling) => {
  expect(howToTell({ ...calm, ...change })).toBe(telling)
})

test('what concerns me and came behind what this device has shown is fresh; of another log, everything', () => {
  const open = [collision(9, 'gave-way'), collision(7, 'stands'), collision(5, 'gave-way'), collision(8, null)]
  const seqs = (shown: Parameters<typeof freshOf>[2]) => freshOf(open, 'e', shown).map(({ collisions: [first] }) => first!.seq)
  expect(seqs(null)).toEqual([9, 7, 5])
  expect(seqs({ epoch: 'e', seq: 7 })).toEqual([9])
  expect(seqs({ epoch: 'f', seq: 99 })).toEqual([9, 7, 5])
})

function collision(seq: number, mine: OpenCollision['mine']): OpenCollision {
  const side = { place: { on: 'meta', key: 'title' }, value: 'A', isCut: false, at: seq, madeBeforeSync: false, author: { id: 'ada', name: 'Ada' } } as const
  return { id: String(seq), kind: 'field', mine, collisions: [{ id: String(seq), kind: 'field', seq, gaveWay: side, stands: side }] }
}
