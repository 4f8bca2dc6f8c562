import { expect, test, type Page } from '@playwright/test'
import { expectNoSidewaysScroll, expectNoViolations } from './support/axe.ts'
import { chip } from './support/planPage.ts'
import { pressRelease } from './support/pressRelease.ts'
import { openPlan, signIn } from './support/signIn.ts'
import { startServer, type RunningServer } from './support/server.ts'

let server: RunningServer

test.beforeAll(async () => { server = await startServer() })
test.afterAll(() => server.close())
// Motion would be caught half way.
test.use({ contextOptions: { reducedMotion: 'reduce' } })

const phone = { width: 390, height: 844 }
const desktop = { width: 1440, height: 900 }
const plan = 'UNOCT – OSCE'
/** What opens on a page is looked at by itself: the page was looked at before. */
const dialog = '[role=dialog]'
const details = 'section[aria-label^=Details]'

for (const [device, viewport] of [['on a desktop', desktop], ['on a phone', phone]] as const) {
  test.describe(device, () => {
    test.use({ viewport })

    test('the page without a session', async ({ page }) => {
      await page.goto(server.url)
      await expect(page.getByRole('heading', { name: 'You need a sign-in link' })).toBeVisible()
      await check(page, 'signed out')
      await page.goto(`${server.url}/sign-in/unknown`)
      await expectNoSidewaysScroll(page, 'a dead link')
    })

    test('Home, and a new plan', async ({ page }) => {
      await signIn(page, server)
      await page.goto(server.url)
      await expect(page.getByText('The texts are real')).toBeVisible()
      await expect(page.getByText('Reading this plan…')).toHaveCount(0)
      await check(page, 'Home')
      await page.getByRole('button', { name: 'New plan' }).click()
      await expect(page.getByRole('dialog')).toBeVisible()
      await check(page, 'New plan', dialog)
    })

    test('Commitments, its menus and dialogs', async ({ page }) => {
      await signIn(page, server)
      await openPlan(page, server, plan)
      await expect(page.getByRole('row', { level: 3 }).first()).toBeVisible()
      await check(page, 'Commitments')
      await page.getByRole('button', { name: 'More for this plan' }).click()
      await expect(page.getByRole('menuitem').first()).toBeVisible()
      await check(page, 'a menu', '[role=menu]')
      await page.keyboard.press('Escape')
      await page.getByRole('search').getByRole('button', { name: 'Lifecycle' }).click()
      await expect(page.getByRole('option').first()).toBeVisible()
      await check(page, 'a list of choices', '.floating')
      await page.keyboard.press('Escape')
      await page.keyboard.press('c')
      await expect(page.getByRole('textbox', { name: 'New task' })).toBeVisible()
      await check(page, 'a new task', '[role=treegrid]')
      await page.keyboard.press('Escape')
      await page.keyboard.press('?')
      await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
      await check(page, 'the list of keys', dialog)
    })

    test('the panel of a commitment and of the plan', async ({ page }) => {
      await signIn(page, server)
      await openPlan(page, server, plan)
      await page.getByRole('row', { level: 2 }).first().locator('[data-column="title"]').click()
      // A tap opens it on a phone; with a pointer the first click is for the cell.
      if (viewport === desktop) await page.keyboard.press('Space')
      const panel = page.getByRole('region', { name: /^Details of/ })
      await expect(panel).toBeVisible()
      await check(page, 'panel of a commitment', details)
      await panel.getByRole('button', { name: 'Assess…' }).click()
      await expect(page.getByRole('radio').first()).toBeVisible()
      await check(page, 'assessment', '.floating')
      await page.keyboard.press('Escape')
      const planId = /plans\/(\w+)/.exec(page.url())?.[1] ?? ''
      await page.goto(`${server.url}/plans/${planId}?open=plan`)
      await expect(page.getByRole('heading', { name: 'Focal points' })).toBeVisible()
      await check(page, 'panel of the plan', details)
    })

    test('Sources', async ({ page }) => {
      await signIn(page, server)
      await openPlan(page, server, plan, '/sources')
      await page.getByRole('button', { name: 'Clause of MOU-8' }).click()
      await check(page, 'Sources')
      await page.getByRole('button', { name: 'About this source' }).click()
      await expect(page.getByText('SHA-256')).toBeVisible()
      await check(page, 'about a source', '.floating')
    })

    test('Import, from the text to the question at its end', async ({ page }) => {
      await signIn(page, server)
      await page.goto(`${server.url}/import`)
      await page.getByRole('textbox', { name: 'Text' }).fill(pressRelease)
      await check(page, 'a text to import')
      await page.getByRole('button', { name: 'Propose commitments' }).click()
      await expect(page.getByRole('heading', { name: '4 proposals' })).toBeVisible()
      await check(page, 'the proposals')
      await page.keyboard.press('e')
      await expect(page.getByRole('textbox', { name: 'Title' })).toBeVisible()
      await check(page, 'a proposal being edited', 'article.current')
      await page.getByRole('button', { name: /^Signed: / }).click()
      await expect(page.getByRole('textbox', { name: 'Signed on' })).toBeVisible()
      await check(page, 'the date of the instrument', '.floating')
      await page.keyboard.press('Escape')
      if (viewport === phone) {
        await page.getByRole('button', { name: 'Text', exact: true }).click()
        await check(page, 'the text of the import')
      }
      await page.getByRole('button', { name: 'Finish with 3' }).click()
      await expect(page.getByRole('dialog')).toBeVisible()
      await check(page, 'the question at the end', dialog)
    })

    test('Share, with the link of a new person', async ({ page }) => {
      await signIn(page, server)
      await openPlan(page, server, plan)
      await page.getByRole('banner').getByRole('button', { name: 'Share' }).click()
      const share = page.getByRole('dialog')
      await share.getByRole('textbox', { name: 'Name' }).fill('Ana Lindqvist')
      await share.getByRole('button', { name: 'Add', exact: true }).click()
      await check(page, 'Share with what is missing', dialog)
      await share.getByRole('textbox', { name: 'E-mail' }).fill(`ana.${viewport.width}@osce.example`)
      await share.getByRole('button', { name: 'Add', exact: true }).click()
      await expect(share.getByRole('textbox', { name: 'Sign-in link for Ana Lindqvist' })).toBeVisible()
      await check(page, 'Share', dialog)
    })
  })
}

test('an empty plan offers its first step on every page', async ({ page }) => {
  await signIn(page, server)
  await page.request.post(`${server.url}/api/plans`, { data: { title: 'Empty' } })
  await openPlan(page, server, 'Empty')
  await expect(page.getByRole('heading', { name: 'No commitments yet' })).toBeVisible()
  await check(page, 'an empty outline')
  await page.getByRole('navigation', { name: 'Views of the plan' }).getByRole('link', { name: 'Sources' }).click()
  await expect(page.getByRole('heading', { name: 'No source yet' })).toBeVisible()
  await check(page, 'no source')
})

test('Commitments works from right to left', async ({ page }) => {
  await signIn(page, server)
  await page.addInitScript(() => document.addEventListener('DOMContentLoaded', () => (document.documentElement.dir = 'rtl')))
  await openPlan(page, server, plan)
  const title = page.getByRole('row', { level: 2 }).first().locator('[data-column="title"]')
  const status = page.getByRole('row', { level: 2 }).first().locator('[data-column="status"]')
  await title.click()
  expect((await status.boundingBox())?.x).toBeLessThan((await title.boundingBox())?.x ?? 0)
  await page.keyboard.press('ArrowLeft')
  await expect(status).toBeFocused()
  await page.keyboard.press('Space')
  await expect(page.getByRole('region', { name: /^Details of/ })).toBeVisible()
  await check(page, 'right to left', details)
})

test('without motion for who does not want it, and nothing moves sideways at any width', async ({ page }) => {
  await signIn(page, server)
  await openPlan(page, server, plan)
  for (const width of [1440, 1024, 768, 640, 480, 390, 320]) {
    await page.setViewportSize({ width, height: 800 })
    await expect(chip(page)).toBeVisible()
    await expectNoSidewaysScroll(page, `Commitments at ${width} px`)
  }
})

async function check(page: Page, what: string, part?: string): Promise<void> {
  // What opens has the same colours on a phone as on a desktop.
  const isKnown = part !== undefined && page.viewportSize()?.width === phone.width
  await expectNoViolations(page, what, part, isKnown ? ['light'] : ['light', 'dark'])
  await expectNoSidewaysScroll(page, what)
}
