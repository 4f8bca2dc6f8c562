import { expect, it } from 'vitest'
import { filterChoices } from '../../../client/ui/choices.ts'
import { initials } from '../../../client/ui/initials.ts'
import { panelWidthAfterKey, withinPanelWidth } from '../../../client/ui/panelWidth.ts'
import { planCode } from '../../../client/words/planCode.ts'

const choices = [
  { value: 'fin', label: 'Countering the financing of terrorism' },
  { value: 'travel', label: 'Countering terrorist travel', hint: 'API/PNR' },
  { value: 'etat', label: 'État requérant' },
]
const found = (typed: string) => filterChoices(choices, typed).map(({ value }) => value)

it('a filter finds every typed word, in any order, without case and accents', () => {
  expect(found('travel counter')).toEqual(['travel'])
  expect(found('etat')).toEqual(['etat'])
  expect(found('')).toEqual(['fin', 'travel', 'etat'])
  expect(found('nothing such')).toEqual([])
})

it('a filter reads the second line too', () => {
  expect(found('pnr')).toEqual(['travel'])
})

it.each([
  ['Ana Petrova', 'AP'],
  ['OSCE focal point', 'FP'],
  ['UNOCT programme officer', 'PO'],
  ['Vladimir', 'VL'],
  ['', '–'],
])('%j has the initials %s', (name, letters) => expect(initials(name)).toBe(letters))

it.each([
  ['UNOCT – OSCE', 'OS'],
  ['UNOCT – UNODC', 'OD'],
  ['UNOCT – IPA CIS', 'IP'],
  ['Counter-terrorism roadmap', 'CO'],
  ['', '–'],
])('the plan %j has the code %s', (title, code) => expect(planCode(title)).toBe(code))

it('the panel stays between its narrowest and widest', () => {
  expect([0, 416, 5000].map(withinPanelWidth)).toEqual([360, 416, 640])
})

it('the separator follows the arrow that is pressed, also from right to left', () => {
  expect(panelWidthAfterKey(416, 'ArrowLeft', false)).toBe(432)
  expect(panelWidthAfterKey(416, 'ArrowLeft', true)).toBe(400)
  expect(panelWidthAfterKey(416, 'End', false)).toBe(640)
  expect(panelWidthAfterKey(416, 'a', false)).toBeNull()
})
