import { expect, test } from 'vitest'
import { boardIntent } from '../../../../client/features/board/boardKeys.ts'

const none = { altKey: false, ctrlKey: false, metaKey: false, shiftKey: false }
const press = (key: string, held: Partial<typeof none> = {}, how: { isRightToLeft?: boolean; hasSingleKeys?: boolean } = {}) =>
  boardIntent({ key, ...none, ...held }, { isRightToLeft: false, hasSingleKeys: true, ...how })

test('arrows go, Shift with an arrow to the side moves the card', () => {
  expect(press('ArrowRight')).toEqual({ type: 'go', to: 'after' })
  expect(press('ArrowLeft')).toEqual({ type: 'go', to: 'before' })
  expect(press('ArrowDown')).toEqual({ type: 'go', to: 'down' })
  expect(press('ArrowRight', { shiftKey: true })).toEqual({ type: 'move', to: 'after' })
  expect(press('ArrowDown', { shiftKey: true })).toBeNull()
})

test('from right to left the arrows follow the eye', () => {
  expect(press('ArrowLeft', {}, { isRightToLeft: true })).toEqual({ type: 'go', to: 'after' })
  expect(press('ArrowRight', { shiftKey: true }, { isRightToLeft: true })).toEqual({ type: 'move', to: 'before' })
})

test('digits, letters and the full stop are left alone where single keys are switched off', () => {
  expect(press('3')).toEqual({ type: 'move-to', index: 2 })
  expect(press('.')).toEqual({ type: 'menu' })
  for (const key of ['3', '.', 'j']) expect(press(key, {}, { hasSingleKeys: false })).toBeNull()
  expect(press('F10', { shiftKey: true }, { hasSingleKeys: false })).toEqual({ type: 'menu' })
})

test('the keys of the browser stay its own', () => {
  expect(press('ArrowLeft', { altKey: true })).toBeNull()
  expect(press('1', { ctrlKey: true })).toBeNull()
})
