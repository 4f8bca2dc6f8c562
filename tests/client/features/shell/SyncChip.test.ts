// @vitest-environment jsdom
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import SyncChip from '../../../../client/features/shell/SyncChip.vue'
import { createMessages } from '../../../../client/messages/i18n.ts'
import type { SyncStatus } from '../../../../client/sync/syncStatus.ts'

const says = (status: SyncStatus, isShort = false) =>
  mount(SyncChip, { props: { status, isShort }, global: { plugins: [createMessages()] } })

describe('the sync chip says one truth in words', () => {
  it.each<[SyncStatus['state'], number, string]>([
    ['storage-refused', 3, 'Not saved on this device · keep this page open'],
    ['read-only', 3, 'Read only · 3 changes kept on this device'],
    ['read-only', 0, 'Read only'],
    ['signed-out', 1, 'Sign in to send · 1 change on this device'],
    ['offline', 3, 'Offline · 3 changes on this device'],
    ['offline', 0, 'Offline'],
    ['reconnecting', 2, 'Reconnecting · 2 changes on this device'],
    ['saving', 2, 'Saving…'],
    ['saved', 0, 'Saved'],
    ['saved', 1, 'Saved · 1 change kept on this device'],
  ])('%s with %i', (state, changes, words) => {
    expect(says({ state, changes }).text()).toBe(words)
  })
})

it('on phones it is shorter to look at and the same to hear', () => {
  const chip = says({ state: 'offline', changes: 3 }, true)
  expect(chip.get('[aria-hidden="true"]:not(svg)').text()).toBe('Offline · 3 changes')
  expect(chip.get('.sr').text()).toBe('Offline · 3 changes on this device')
})

it('its changes are announced without interrupting', () => {
  expect(says({ state: 'saved', changes: 0 }).attributes('role')).toBe('status')
})

it('where a plan is open it is a button that says what it opens', () => {
  const props = { status: { state: 'saved' as const, changes: 0 }, opens: true }
  const button = mount(SyncChip, { props, global: { plugins: [createMessages()] } }).get('button')
  expect(button.attributes()).toMatchObject({ 'aria-haspopup': 'dialog', 'aria-expanded': 'false', type: 'button' })
  expect(button.text()).toBe('Saved')
})

it('elsewhere it is no button, since there is nothing to open', () => {
  expect(says({ state: 'saved', changes: 0 }).find('button').exists()).toBe(false)
})
