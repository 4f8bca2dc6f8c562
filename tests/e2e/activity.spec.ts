import { expect, test, type Locator, type Page } from '@playwright/test'
import { expectNoViolations } from './support/axe.ts'
import { chip, rename, titleCell } from './support/planPage.ts'
import { startServer, type RunningServer } from './support/server.ts'
import { first, foundTeam, type Team } from './support/team.ts'

let server: RunningServer
let team: Team
const [conceptNote, focalPoints] = first.tasks

test.beforeAll(async ({ browser }) => {
  server = await startServer()
  team = await foundTeam(browser, server)
})
test.afterEach(() => team.closeDevices())
test.afterAll(() => server.close())

test('activity says who changed what, from what to what; by person, and as long as it is open', async () => {
  const planId = await team.makePlan('Who changed what')
  const theirs = await team.open(team.colleague, planId)
  const ours = await team.open(team.coordinator, planId)
  await rename(theirs, conceptNote, 'Agree the concept note')
  await openActivity(ours)
  await expect(entries(ours).first()).toContainText(`${team.colleague.name} set Title of T-1 Agree the concept note from “${conceptNote}” to “Agree the concept note”`)
  await expect(entries(ours).filter({ hasText: 'You added' })).not.toHaveCount(0)

  await theirs.keyboard.press('Escape')
  await rename(theirs, focalPoints, 'Name two focal points')
  await expect(entries(ours).first()).toContainText('Name two focal points')

  await ours.getByRole('button', { name: 'Person', exact: true }).click()
  await ours.getByRole('option', { name: 'You' }).click()
  await ours.keyboard.press('Escape')
  await expect(entries(ours).filter({ hasText: team.colleague.name })).toHaveCount(0)
  await expect(ours).toHaveURL(/person=/)
  await expectNoViolations(ours, 'activity')
})

test('a value from before is put back from a record\'s history, shown beside what stands now, and can be undone', async () => {
  const planId = await team.makePlan('Put back')
  const theirs = await team.open(team.colleague, planId)
  await rename(theirs, conceptNote, 'Renamed by a mistake')
  await expect(chip(theirs)).toHaveText('Saved')
  const ours = await team.open(team.coordinator, planId)
  await openPanel(ours, 'Renamed by a mistake')
  const panel = ours.getByRole('region', { name: /Details of/ })
  await panel.getByRole('button', { name: 'History' }).click()
  await expect(panel.getByText(`Title from “${conceptNote}” to “Renamed by a mistake”`)).toBeVisible()
  await expectNoViolations(ours, 'history of a record', '.history')
  await panel.getByRole('button', { name: 'Put back Title' }).click()
  const popover = ours.getByRole('dialog', { name: 'Put back Title' })
  await expect(popover).toContainText('Renamed by a mistake')
  await popover.getByRole('button', { name: 'Put it back' }).click()
  await expect(titleCell(theirs, conceptNote)).toBeVisible()
  await ours.getByRole('region', { name: 'Notices' }).getByRole('button', { name: 'Undo' }).click()
  await expect(titleCell(theirs, 'Renamed by a mistake')).toBeVisible()
})

test('what others changed since my last visit is marked in the outline until I look at it, and counted on Home; my own changes are not', async () => {
  const planId = await team.makePlan('While I was away')
  const ours = await team.open(team.coordinator, planId)
  await seen(ours, planId)
  await ours.getByRole('link', { name: 'Home' }).first().click()
  const theirs = await team.open(team.colleague, planId)
  await rename(theirs, conceptNote, 'Changed meanwhile')
  await expect(chip(theirs)).toHaveText('Saved')

  await expect(async () => {
    await ours.goto('/')
    await expect(ours.getByRole('row', { name: /While I was away/ }).getByRole('link', { name: '1 change since your last visit' })).toBeVisible({ timeout: 2_000 })
  }).toPass()
  await expect(ours.getByText(`${team.colleague.name} set Title of`)).toBeVisible()
  await expectNoViolations(ours, 'Home with changes')

  await ours.goto(`/plans/${planId}`)
  await expect(mark(titleCell(ours, 'Changed meanwhile'))).toBeAttached()
  await expect(mark(titleCell(ours, focalPoints))).not.toBeAttached()
  await ours.reload()
  await expect(mark(titleCell(ours, 'Changed meanwhile'))).toBeAttached()
  await openPanel(ours, 'Changed meanwhile')
  await expect(mark(titleCell(ours, 'Changed meanwhile'))).not.toBeAttached()
})

test('activity that was looked at stays readable without the server, and says what it is', async () => {
  const planId = await team.makePlan('Without a server')
  const ours = await team.open(team.coordinator, planId)
  await openActivity(ours)
  await expect(entries(ours).first()).toBeVisible()
  const count = await entries(ours).count()
  await ours.route('**/api/plans/*/activity*', (route) => route.abort())
  await ours.reload()
  await expect(ours.getByText('The server cannot be reached. This is what this device has loaded before')).toBeVisible()
  await expect(entries(ours)).toHaveCount(count)
  await expectNoViolations(ours, 'activity from the device', 'main')
})

function openActivity(page: Page): Promise<void> {
  return page.getByRole('navigation', { name: 'Views of the plan' }).getByRole('link', { name: 'Activity' }).click()
}

async function openPanel(page: Page, title: string): Promise<void> {
  await titleCell(page, title).click()
  await page.keyboard.press('Space')
}

function entries(page: Page): Locator {
  return page.getByRole('main').getByRole('listitem').filter({ has: page.getByRole('time') })
}

function mark(cell: Locator): Locator {
  return cell.getByText('Changed by others since your last visit')
}

/** The visit has been noted: the server says once a second how far it has sent the plan. */
async function seen(page: Page, planId: string): Promise<void> {
  await expect.poll(() => page.evaluate((id) => Object.entries(localStorage).some(([key, value]) => key.startsWith('pacta.visits.') && String(value).includes(id)), planId)).toBe(true)
}
