import { describe, expect, test } from 'vitest'
import { planBanner, type PlanTrouble } from '../../../../client/features/shell/planBanner.ts'
import { createMessages } from '../../../../client/messages/i18n.ts'

const calm: PlanTrouble = { state: 'open', problem: null, sync: { state: 'saved', changes: 0 } }

test('without trouble there is no banner', () => {
  expect(planBanner(calm)).toBeNull()
  expect(planBanner({ ...calm, sync: { state: 'read-only', changes: 0 } })).toBeNull()
})

describe('[C5] wherever the server has refused work, the person is led to the export', () => {
  test.each<[string, Partial<PlanTrouble>]>([
    ['readOnly', { sync: { state: 'read-only', changes: 2 } }],
    ['removed', { state: 'refused', sync: { state: 'read-only', changes: 2 } }],
    ['workRefused', { problem: 'work-refused', sync: { state: 'saved', changes: 2 } }],
    ['workOutdated', { problem: 'work-outdated', sync: { state: 'saved', changes: 2 } }],
    ['beingRemovedChanges', { problem: 'being-removed', sync: { state: 'read-only', changes: 2 } }],
    ['gone', { state: 'missing', sync: { state: 'reconnecting', changes: 2 } }],
    ['readOnly', { problem: 'device-damaged', sync: { state: 'read-only', changes: 2 } }],
    ['workRefused', { problem: 'work-refused', sync: { state: 'offline', changes: 2 } }],
  ])('%s for %o', (key, trouble) => {
    expect(planBanner({ ...calm, ...trouble })).toMatchObject({ key, action: 'export' })
    const { t } = createMessages().global
    expect(t(`shell.banner.${key}`, { n: 2 }, 2)).toMatch(/kept on this device.* [Ee]xport/)
  })
})
