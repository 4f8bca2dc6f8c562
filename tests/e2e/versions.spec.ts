import { expect, test, type Page } from '@playwright/test'
import { expectNoSidewaysScroll, expectNoViolations } from './support/axe.ts'
import { chip, rename, titleCell } from './support/planPage.ts'
import { startServer, type RunningServer } from './support/server.ts'
import { first, foundTeam, type Team } from './support/team.ts'

let server: RunningServer
let team: Team

test.beforeAll(async ({ browser }) => {
  server = await startServer()
  team = await foundTeam(browser, server)
})
test.afterEach(() => team.closeDevices())
test.afterAll(() => server.close())
test.use({ contextOptions: { reducedMotion: 'reduce' } })

const [draft, focalPoints] = first.tasks

test('a version is named, and later compared with the plan, word by word', async () => {
  const page = await team.open(team.coordinator, await team.makePlan('Named and compared'))
  await nameVersion(page, 'As sent to the Steering Committee')
  await backToPlan(page)
  await rename(page, draft, 'Draft the second concept note')
  await expect(chip(page)).toHaveText('Saved')
  await openVersions(page)
  await page.getByRole('link', { name: /As sent to the Steering Committee/ }).click()
  await expect(summary(page)).toHaveText('1 changed')
  const entry = entryOf(page, 'Draft the second concept note')
  await expect(entry.locator('ins')).toHaveText('second')
  await expectNoViolations(page, 'a comparison')
  await entry.getByRole('link', { name: /Draft the second/ }).click()
  await expect(page.getByRole('region', { name: /^Details of/ })).toBeVisible()
})

test('one record, and then the whole plan, become what they were; undo takes it back', async () => {
  const planId = await team.makePlan('Restored')
  const page = await team.open(team.coordinator, planId)
  const theirs = await team.open(team.colleague, planId)
  await nameVersion(page, 'Before')
  await backToPlan(page)
  await rename(page, draft, 'Something else')
  await titleCell(theirs, focalPoints).click()
  await theirs.keyboard.press('Delete')
  await expect(titleCell(page, focalPoints)).toBeHidden()
  await openVersions(page)
  await page.getByRole('link', { name: /Before/ }).click()
  await expect(summary(page)).toContainText('1 archived')

  await entryOf(page, 'Something else').getByRole('button', { name: 'Restore: ' }).click()
  await expect(summary(page)).toHaveText('1 archived')
  await expect(titleCell(theirs, draft)).toBeVisible()

  await page.getByRole('button', { name: 'Restore the whole plan…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Restore the whole plan?' })
  await expect(dialog).toContainText('1 archived record comes back')
  await expectNoViolations(page, 'the question', '[role=dialog]')
  await dialog.getByRole('button', { name: 'Restore', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'No difference' })).toBeVisible()
  await expect(titleCell(theirs, focalPoints)).toBeVisible()

  await page.getByText('1 record is as it was.').locator('..').getByRole('button', { name: 'Undo' }).last().click()
  await expect(summary(page)).toHaveText('1 archived')
  await expect(titleCell(theirs, focalPoints)).toBeHidden()
})

test('two versions are compared with each other, and a name can be changed and removed', async () => {
  const page = await team.open(team.coordinator, await team.makePlan('Two versions'))
  await nameVersion(page, 'First')
  await backToPlan(page)
  await rename(page, draft, 'Changed between them')
  await expect(chip(page)).toHaveText('Saved')
  await nameVersion(page, 'Second')
  await backToPlan(page)
  await rename(page, focalPoints, 'Changed since')
  await expect(chip(page)).toHaveText('Saved')
  await openVersions(page)
  await page.getByRole('link', { name: /First/ }).click()
  await expect(summary(page)).toHaveText('2 changed')
  await page.getByRole('button', { name: 'Compare to: Now' }).click()
  await page.getByRole('option', { name: /Second/ }).click()
  await expect(summary(page)).toHaveText('1 changed')
  await expect(entryOf(page, 'Changed between them')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Restore the whole plan…' })).toHaveCount(0)

  await page.getByRole('button', { name: 'More for First' }).click()
  await page.getByRole('menuitem', { name: 'Rename…' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Second')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('alert')).toContainText('Another version of this plan has this name already')
  await page.getByRole('textbox', { name: 'Name' }).fill('The first one')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('link', { name: /The first one/ })).toBeVisible()
  await page.getByRole('button', { name: 'More for The first one' }).click()
  await page.getByRole('menuitem', { name: 'Remove the name' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Remove the name' }).click()
  await expect(page.getByRole('link', { name: /The first one/ })).toHaveCount(0)
})

test('a reader compares, and is offered nothing to change', async () => {
  const planId = await team.makePlan('Only read')
  const page = await team.open(team.coordinator, planId)
  await nameVersion(page, 'Kept')
  await backToPlan(page)
  await rename(page, draft, 'Changed')
  await expect(chip(page)).toHaveText('Saved')
  await team.setRole(planId, 'viewer')
  const theirs = await (await team.device(team.colleague)).newPage()
  await theirs.goto(`/plans/${planId}/versions`)
  await theirs.getByRole('link', { name: /Kept/ }).click()
  await expect(summary(theirs)).toHaveText('1 changed')
  await expect(theirs.getByRole('button', { name: /Restore|Name current version|More for/ })).toHaveCount(0)
})

test('without the server, the page says calmly what is missing, and reads on when it is back', async () => {
  const page = await team.open(team.coordinator, await team.makePlan('Away'))
  await openVersions(page)
  await expect(page.getByRole('navigation', { name: 'Versions' })).toBeVisible()
  await backToPlan(page)
  await server.kill()
  await openVersions(page)
  await expect(page.getByRole('heading', { name: 'Versions need the server' })).toBeVisible()
  await expectNoViolations(page, 'versions without the server')
  await server.start()
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('navigation', { name: 'Versions' })).toBeVisible()
})

test('on a phone the list and the comparison take turns', async () => {
  const page = await team.open(team.coordinator, await team.makePlan('On a phone'))
  await nameVersion(page, 'Sent')
  await backToPlan(page)
  await rename(page, draft, 'Changed')
  await expect(chip(page)).toHaveText('Saved')
  await openVersions(page)
  await page.setViewportSize({ width: 390, height: 844 })
  await expectNoViolations(page, 'the list on a phone', 'main', ['light'])
  await page.getByRole('link', { name: /Sent/ }).click()
  await expect(summary(page)).toHaveText('1 changed')
  await expect(page.getByRole('navigation', { name: 'Versions' })).toHaveCount(0)
  await expectNoViolations(page, 'a comparison on a phone', 'main', ['light'])
  await expectNoSidewaysScroll(page, 'a comparison on a phone')
  await page.getByRole('link', { name: 'All versions' }).click()
  await expect(page.getByRole('navigation', { name: 'Versions' })).toBeVisible()
})

async function openVersions(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'More for this plan' }).click()
  await page.getByRole('menuitem', { name: 'Versions' }).click()
}

async function nameVersion(page: Page, name: string): Promise<void> {
  await openVersions(page)
  await page.getByRole('button', { name: 'Name current version' }).click()
  await expect(page.getByRole('textbox', { name: 'Name' })).toBeFocused()
  await page.keyboard.type(name)
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('navigation', { name: 'Versions' }).getByRole('link', { name })).toBeVisible()
}

async function backToPlan(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Views of the plan' }).getByRole('link', { name: 'Commitments' }).click()
  await expect(page.getByRole('treegrid')).toBeVisible()
}

/** How many of each: "1 changed". */
function summary(page: Page) {
  return page.getByRole('list', { name: 'Summary' })
}

function entryOf(page: Page, title: string) {
  return page.getByRole('main').getByRole('listitem').filter({ hasText: title })
}
