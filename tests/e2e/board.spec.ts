import { expect, test, type Locator, type Page } from '@playwright/test'
import { expectNoSidewaysScroll, expectNoViolations } from './support/axe.ts'
import { openPlan, signIn } from './support/signIn.ts'
import { startServer, type RunningServer } from './support/server.ts'

let server: RunningServer
const plan = 'UNOCT – OSCE'
const task = 'Share the calendar of joint projects'

test.beforeAll(async () => { server = await startServer() })
test.afterAll(() => server.close())
test.use({ contextOptions: { reducedMotion: 'reduce' } })

test('a card is moved by keys, by its menu and by dragging, and each is one step of undo', async ({ page }) => {
  await signIn(page, server)
  await openPlan(page, server, plan, '/board')
  await expectCard(page, 'In progress', task)
  await expectNoViolations(page, 'Board')

  const card = page.getByRole('link', { name: task, exact: true })
  await card.focus()
  await page.keyboard.press('Shift+ArrowRight')
  await expectCard(page, 'Blocked', task)
  await expect(card).toBeFocused()
  await page.keyboard.press('4')
  await expectCard(page, 'Done', task)
  await expect(card).toBeFocused()

  await page.keyboard.press('.')
  await expect(page.getByRole('menuitem', { name: /^Cancelled/ })).toBeVisible()
  await expectNoViolations(page, 'menu of a card', '[role=menu]', ['light'])
  await page.getByRole('menuitem', { name: /^To do/ }).click()
  await expectCard(page, 'To do', task)

  await page.locator('article').filter({ hasText: task }).dragTo(column(page, 'In progress'))
  await expectCard(page, 'In progress', task)
  await page.keyboard.press('ControlOrMeta+z')
  await expectCard(page, 'To do', task)
  await expect(page.getByRole('region', { name: 'Notices' })).toContainText(/Undone: status of T-\d+/)
})

test('arrows go from card to card, Space opens the details, and a new task begins in its column', async ({ page }) => {
  await signIn(page, server)
  await openPlan(page, server, plan, '/board')
  const first = column(page, 'To do').getByRole('listitem').first().getByRole('link')
  await first.focus()
  await page.keyboard.press('ArrowDown')
  await expect(column(page, 'To do').getByRole('listitem').nth(1).getByRole('link')).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await expect(column(page, 'In progress').getByRole('listitem').nth(1).getByRole('link')).toBeFocused()
  await page.keyboard.press('Space')
  await expect(page.getByRole('region', { name: /^Details of/ })).toBeVisible()

  await page.getByRole('button', { name: 'New task in “Blocked”' }).click()
  const dialog = page.getByRole('dialog', { name: 'New task' })
  await dialog.getByRole('textbox', { name: 'What is to be done?' }).fill('Wait for the signature')
  await dialog.getByRole('button', { name: 'Add', exact: true }).click()
  await expectCard(page, 'Blocked', 'Wait for the signature')
})

test('commitments by assessment: moving one asks for the reason', async ({ page }) => {
  await signIn(page, server)
  await openPlan(page, server, plan, '/board?of=commitments&by=assessment')
  const card = column(page, 'At risk').getByRole('link').first()
  const title = (await card.textContent()) ?? ''
  await card.focus()
  await page.keyboard.press('1')
  const dialog = page.getByRole('dialog', { name: /^Assess / })
  await expect(dialog.getByRole('radio', { name: 'On track' })).toBeChecked()
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('The review is done.')
  await dialog.getByRole('button', { name: 'Set the assessment' }).click()
  await expectCard(page, 'On track', title)
})

test('the board on a phone: columns beside each other, nothing wider than the screen', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await signIn(page, server)
  await openPlan(page, server, plan, '/board')
  await expect(column(page, 'In progress').getByRole('link').first()).toBeVisible()
  await expectNoViolations(page, 'Board on a phone', 'html', ['light'])
  await expectNoSidewaysScroll(page, 'Board on a phone')
})

function column(page: Page, name: string): Locator {
  return page.getByRole('main').getByRole('region', { name: new RegExp(`^${name}\\b`) })
}

function expectCard(page: Page, name: string, title: string): Promise<void> {
  return expect(column(page, name).getByRole('link', { name: title, exact: true })).toBeVisible()
}
