import { expect, test, type Browser, type Locator, type Page } from '@playwright/test'
import { chip, editTitle, rename, titleCell } from './support/planPage.ts'
import { openPlan, signIn } from './support/signIn.ts'
import { startServer, type RunningServer } from './support/server.ts'

let server: RunningServer

test.beforeAll(async () => { server = await startServer() })
test.afterAll(() => server.close())
test.beforeEach(({ page }) => signIn(page, server))

const plan = 'UNOCT – ISRS'

test('a coordinator adds an editor, who signs in by the link and edits', async ({ page, browser }) => {
  await openPlan(page, server, plan)
  const theirs = await join(browser, await invite(page, 'Dilnoza Karimova', 'Editor'))
  await expect(theirs.getByRole('heading', { name: `${plan}: Commitments` })).toBeAttached()
  await expect(theirs.getByRole('navigation', { name: 'Workspace' }).getByRole('link', { name: /UNOCT/ })).toHaveCount(1)
  const title = await firstTask(theirs)
  await rename(theirs, title, 'Send the list of publications')
  await expect(chip(theirs)).toHaveText('Saved')
  await closeDialog(page)
  await expect(titleCell(page, 'Send the list of publications')).toBeVisible()
  await expect(theirs.getByRole('button', { name: 'Members' })).toBeVisible()
  await theirs.context().close()
})

test('an editor who is made a viewer reads on, and can write nothing any more, at once', async ({ page, browser }) => {
  await openPlan(page, server, plan)
  const theirs = await join(browser, await invite(page, 'Jamshid Umarov', 'Editor'))
  await expect(chip(theirs)).toHaveText('Saved')
  await setRole(page, 'Jamshid Umarov', 'Viewer')
  await expect(chip(theirs)).toHaveText('Read only')
  await expect(theirs.getByRole('button', { name: 'New task' })).toBeHidden()
  const title = await firstTask(theirs)
  await titleCell(theirs, title).locator('.title').dblclick()
  await expect(theirs.getByRole('treegrid').getByRole('textbox')).toHaveCount(0)
  await setRole(page, 'Jamshid Umarov', 'Editor')
  await expect(chip(theirs)).toHaveText('Saved')
  await editTitle(theirs, title)
  await theirs.context().close()
})

test('who is removed loses the plan at once', async ({ page, browser }) => {
  await openPlan(page, server, plan)
  const theirs = await join(browser, await invite(page, 'Otabek Yusupov', 'Editor'))
  await expect(chip(theirs)).toHaveText('Saved')
  await member(page, 'Otabek Yusupov').getByRole('button', { name: 'More for Otabek Yusupov' }).click()
  await page.getByRole('menuitem', { name: 'Remove from the plan' }).click()
  await page.getByRole('group', { name: 'Remove Otabek Yusupov?' }).getByRole('button', { name: 'Remove', exact: true }).click()
  await expect(member(page, 'Otabek Yusupov')).toBeHidden()
  await expect(theirs.getByText('You cannot open this plan')).toBeVisible()
  await theirs.reload()
  await expect(theirs.getByText(plan)).toHaveCount(0)
  await theirs.context().close()
})

test('the last coordinator can neither step down nor be removed', async ({ page }) => {
  await openPlan(page, server, plan)
  await openShare(page)
  const own = member(page, '(you)')
  await own.getByRole('button', { name: /^Role of/ }).click()
  await page.getByRole('option', { name: 'Viewer' }).click()
  await expect(page.getByRole('dialog')).toContainText(/coordinator/i)
  await expect(own.getByRole('button', { name: /: Coordinator$/ })).toBeVisible()
  await own.getByRole('button', { name: /^More for/ }).click()
  await page.getByRole('menuitem', { name: 'Remove from the plan' }).click()
  await page.getByRole('group', { name: /^Remove/ }).getByRole('button', { name: 'Remove', exact: true }).click()
  await expect(page.getByText(/That did not work/)).toBeVisible()
  await expect(own).toBeVisible()
})

test('what is missing in an invitation is said at its field', async ({ page }) => {
  await openPlan(page, server, plan)
  await openShare(page)
  await page.getByRole('dialog').getByRole('textbox', { name: 'E-mail' }).fill('not an address')
  await page.getByRole('dialog').getByRole('button', { name: 'Add', exact: true }).click()
  await expect(page.getByRole('dialog').getByRole('textbox', { name: 'Name' })).toHaveAccessibleDescription('Write a name, so that others know who it is.')
  await expect(page.getByRole('dialog').getByRole('textbox', { name: 'E-mail' })).toHaveAccessibleDescription(/such as name@example.org/)
})

test('a viewer sees the members, and is offered nothing to change', async ({ page, browser }) => {
  await openPlan(page, server, plan)
  const theirs = await join(browser, await invite(page, 'Malika Saidova', 'Viewer'))
  await expect(chip(theirs)).toHaveText('Read only')
  await theirs.getByRole('button', { name: 'Members' }).click()
  const dialog = theirs.getByRole('dialog', { name: `Members of “${plan}”` })
  await expect(dialog).toContainText('Malika Saidova (you)')
  await expect(dialog.getByRole('button')).toHaveCount(2)
  await theirs.context().close()
})

/** Adds somebody in the Share dialog; the link is theirs. */
async function invite(page: Page, name: string, role: string): Promise<string> {
  await openShare(page)
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Name' }).fill(name)
  await dialog.getByRole('textbox', { name: 'E-mail' }).fill(`${name.toLowerCase().replace(' ', '.')}@isrs.example`)
  await dialog.getByRole('textbox', { name: 'Party' }).fill('ISRS')
  await dialog.getByRole('button', { name: /^Role: / }).click()
  await page.getByRole('option', { name: role }).click()
  await dialog.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(member(page, name)).toBeVisible()
  return dialog.getByRole('textbox', { name: `Sign-in link for ${name}` }).inputValue()
}

/** Somebody's own browser, signed in by the link. */
async function join(browser: Browser, link: string): Promise<Page> {
  const page = await (await browser.newContext({ baseURL: server.url })).newPage()
  await page.goto(link)
  return page
}

async function openShare(page: Page): Promise<void> {
  await page.getByRole('banner').getByRole('button', { name: 'Share' }).click()
  await expect(page.getByRole('dialog').getByRole('listitem').first()).toBeVisible()
}

async function closeDialog(page: Page): Promise<void> {
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click()
  await expect(page.getByRole('dialog')).toBeHidden()
}

async function setRole(page: Page, name: string, role: string): Promise<void> {
  await member(page, name).getByRole('button', { name: /^Role of/ }).click()
  await page.getByRole('option', { name: role }).click()
  await expect(member(page, name).getByRole('button', { name: `: ${role}` })).toBeVisible()
}

function member(page: Page, name: string): Locator {
  return page.getByRole('dialog').getByRole('listitem').filter({ hasText: name })
}

async function firstTask(page: Page): Promise<string> {
  return (await page.getByRole('row', { level: 3 }).first().locator('.title').textContent())?.trim() ?? ''
}
