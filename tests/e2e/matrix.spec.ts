import { expect, test } from '@playwright/test'
import { expectNoSidewaysScroll, expectNoViolations } from './support/axe.ts'
import { openNewPlan, openPlan, signIn } from './support/signIn.ts'
import { startServer, type RunningServer } from './support/server.ts'

let server: RunningServer
const plan = 'UNOCT – OSCE'

test.beforeAll(async () => { server = await startServer() })
test.afterAll(() => server.close())
test.use({ contextOptions: { reducedMotion: 'reduce' } })

test('the matrix counts, shows what is missing, and each cell leads to its commitments', async ({ page }) => {
  await signIn(page, server)
  await openPlan(page, server, plan, '/matrix')
  const grid = page.getByRole('grid', { name: 'Theme by Region' })
  const travel = grid.getByRole('row', { name: /API\/PNR/ })
  await expect(travel.getByRole('gridcell').first()).toContainText('9 tasks · 3 done')
  await expect(grid.getByRole('link', { name: /Promised, no task/ }).first()).toBeVisible()
  await expect(page.getByRole('complementary', { name: 'What nobody has planned' })).toContainText('commitments wait for a State’s request. They are not late, and not counted.')
  await expectNoViolations(page, 'Matrix')

  // By keyboard alone: one stop, then arrows; the address follows what is asked for.
  await page.getByRole('button', { name: 'Rows: Theme' }).click()
  await page.getByRole('option', { name: 'Region' }).click()
  await expect(page).toHaveURL(/rows=region&columns=theme/)
  await page.goBack()
  await openPlan(page, server, plan, '/matrix?rows=party&columns=lifecycle')
  const byParty = page.getByRole('grid', { name: 'Party by Lifecycle' })
  await expect(byParty.getByRole('link', { name: /OSCE, Not triggered: Waits for a request/ })).toBeVisible()
  await byParty.getByRole('link').first().focus()
  await page.keyboard.press('End')
  await page.keyboard.press('ArrowDown')
  const focused = byParty.getByRole('link', { name: /, All:/ }).nth(1)
  await expect(focused).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/plans\/\w+\?party=\w+$/)
  await expect(page.getByRole('treegrid')).toBeVisible()
  await expect(page.getByRole('search').getByRole('button', { name: /^Party: / })).toBeVisible()
})

test('the matrix on a phone scrolls inside itself; an empty plan says what goes there', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await signIn(page, server)
  await openPlan(page, server, plan, '/matrix?sort=gaps')
  await expect(page.getByRole('grid')).toBeVisible()
  await expectNoViolations(page, 'Matrix on a phone', 'html', ['light'])
  await expectNoSidewaysScroll(page, 'Matrix on a phone')
  const planId = await openNewPlan(page, server, 'Nothing yet')
  await page.goto(`${server.url}/plans/${planId}/matrix`)
  await expect(page.getByRole('heading', { name: 'Nothing to set side by side yet' })).toBeVisible()
})
