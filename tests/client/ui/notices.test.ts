// @vitest-environment jsdom
import { mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createMessages } from '../../../client/messages/i18n.ts'
import { announced } from '../../../client/ui/announce.ts'
import { NOTICE_SHOWN_MS, notices, notify } from '../../../client/ui/notices.ts'
import Notices from '../../../client/ui/Notices.vue'

beforeEach(() => vi.useFakeTimers())
afterEach(() => {
  notices.splice(0)
  vi.useRealTimers()
})

it('a notice is read out, with the action that it offers', () => {
  notify({ text: 'Task archived.', action: { label: 'Undo', run: () => undefined } })
  expect(announced.polite).toBe('Task archived. Undo')
})

it('a notice leaves by itself, but not while it is looked at', async () => {
  const page = mountNotices()
  notify({ text: 'Task archived.' })
  await page.vm.$nextTick()
  await page.get('.notice').trigger('pointerenter')
  vi.advanceTimersByTime(NOTICE_SHOWN_MS * 2)
  expect(notices).toHaveLength(1)
  await page.get('.notice').trigger('pointerleave')
  vi.advanceTimersByTime(NOTICE_SHOWN_MS)
  expect(notices).toHaveLength(0)
})

it('a problem stays until it is dismissed', async () => {
  const page = mountNotices()
  notify({ text: 'Not done.', tone: 'problem' })
  await page.vm.$nextTick()
  vi.advanceTimersByTime(NOTICE_SHOWN_MS * 10)
  expect(notices).toHaveLength(1)
  await page.get('[aria-label="Dismiss"]').trigger('click')
  expect(notices).toHaveLength(0)
})

it('the action runs once and the notice leaves', async () => {
  const page = mountNotices()
  const run = vi.fn()
  notify({ text: 'Task archived.', action: { label: 'Undo', run } })
  await page.vm.$nextTick()
  await page.get('.act').trigger('click')
  expect(run).toHaveBeenCalledOnce()
  expect(notices).toHaveLength(0)
})

function mountNotices() {
  return mount(Notices, { global: { plugins: [createMessages()] } })
}
