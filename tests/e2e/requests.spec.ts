import { expect, test } from '@playwright/test'
import { expectNoSidewaysScroll, expectNoViolations } from './support/axe.ts'
import { openPlan, signIn } from './support/signIn.ts'
import { startServer, type RunningServer } from './support/server.ts'

let server: RunningServer
const plan = 'UNOCT – OSCE'

test.beforeAll(async () => { server = await startServer() })
test.afterAll(() => server.close())
test.use({ contextOptions: { reducedMotion: 'reduce' } })

test('a State asks: its request is registered, triggers the commitment, and moves on', async ({ page }) => {
  await signIn(page, server)
  await openPlan(page, server, plan, '/requests')
  const requests = page.getByRole('region', { name: 'Assistance requests' }).getByRole('listitem').filter({ has: page.getByRole('button') })
  await expect(requests).toHaveCount(2)
  await expect(requests.first()).toContainText('Assessed: reached')
  await expect(requests.first()).toContainText('Roadmap agreed: under way')
  await expectNoViolations(page, 'Requests')

  const waiting = page.getByRole('region', { name: 'Promised on request, and nobody has asked' })
  const promise = waiting.getByRole('listitem').filter({ hasText: 'Protection of critical infrastructure' })
  await promise.getByRole('button', { name: /^Register a request for/ }).click()
  const dialog = page.getByRole('dialog', { name: 'Register a request' })
  await dialog.getByRole('textbox', { name: 'Requesting State' }).fill('A third State (example)')
  await expectNoViolations(page, 'Register a request', '[role=dialog]')
  await dialog.getByRole('button', { name: 'Register', exact: true }).click()
  await expect(requests).toHaveCount(3)
  await expect(promise).toHaveCount(0)

  const card = page.getByRole('region', { name: 'Protection of critical infrastructure' })
  await card.getByRole('button', { name: /^Stage of the request of A third State/ }).click()
  await page.getByRole('option', { name: 'Withdrawn' }).click()
  await expect(promise).toBeVisible()
  await page.getByRole('button', { name: 'Closed 1' }).click()
  await expect(page).toHaveURL(/show=closed/)
  await expect(requests).toHaveCount(1)
  await page.keyboard.press('ControlOrMeta+z')
  await expect(page.getByRole('button', { name: 'Closed 0' })).toBeVisible()
})

test('requests on a phone: no sideways scroll, and the record opens', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await signIn(page, server)
  await openPlan(page, server, plan, '/requests')
  await expect(page.getByRole('region', { name: 'Assistance requests' })).toBeVisible()
  await expectNoViolations(page, 'Requests on a phone', 'html', ['light'])
  await expectNoSidewaysScroll(page, 'Requests on a phone')
  await page.getByRole('link', { name: /^Open BAP-/ }).click()
  await expect(page.getByRole('region', { name: /^Details of/ })).toBeVisible()
})
