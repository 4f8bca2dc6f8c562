// @vitest-environment jsdom
import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { createMessages } from '../../../client/messages/i18n.ts'
import DateField from '../../../client/ui/DateField.vue'
import type { PlanDate } from '../../../shared/schema/planDate.ts'

it('what is written is committed with Enter, with its precision', async () => {
  const field = dateField('2021-Q3')
  await field.write('March 2031')
  await field.input.trigger('keydown', { key: 'Enter' })
  expect(field.wrapper.emitted('update:modelValue')).toEqual([['2031-03']])
  expect(field.wrapper.emitted('done')).toHaveLength(1)
})

it('an emptied field is no date', async () => {
  const field = dateField('2021-Q3')
  await field.write('')
  await field.input.trigger('focusout')
  expect(field.wrapper.emitted('update:modelValue')).toEqual([[null]])
})

it('what is no date stays written, with the reason, and nothing is committed', async () => {
  const field = dateField('2021-Q3')
  await field.write('soon')
  await field.input.trigger('keydown', { key: 'Enter' })
  expect(field.wrapper.emitted('update:modelValue')).toBeUndefined()
  expect(field.input.element.value).toBe('soon')
  expect(field.wrapper.get('[role="alert"]').text()).toContain('14 Mar 2026')
  expect(field.input.attributes('aria-invalid')).toBe('true')
})

it('Esc restores', async () => {
  const field = dateField('2021-Q3')
  await field.write('2031')
  await field.input.trigger('keydown', { key: 'Escape' })
  expect(field.input.element.value).toBe('Q3 2021')
  expect(field.wrapper.emitted('update:modelValue')).toBeUndefined()
})

it('an unchanged date is not written again', async () => {
  const field = dateField('2021-Q3')
  await field.input.trigger('focusout')
  expect(field.wrapper.emitted('update:modelValue')).toBeUndefined()
})

function dateField(date: string) {
  const wrapper = mount(DateField, { props: { label: 'Due', modelValue: date as PlanDate }, global: { plugins: [createMessages()] } })
  const input = wrapper.get('input')
  return { wrapper, input, write: (text: string) => input.setValue(text) }
}
