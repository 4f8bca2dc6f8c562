import { expect, test, type Locator, type Page } from '@playwright/test'
import { expectNoSidewaysScroll, expectNoViolations } from './support/axe.ts'
import { cutOff } from './support/cutOff.ts'
import { addTask, appIsOnDevice, chip, rename, titleCell } from './support/planPage.ts'
import { everyKind, tellCollisions } from './support/toldCollisions.ts'
import { startServer, type RunningServer } from './support/server.ts'
import { first, foundTeam, type Team } from './support/team.ts'

// The app must be on the device to be opened without a server.
test.use({ serviceWorkers: 'allow' })

let server: RunningServer
let team: Team
const [conceptNote, focalPoints] = first.tasks

test.beforeAll(async ({ browser }) => {
  server = await startServer()
  team = await foundTeam(browser, server)
})
test.afterAll(() => server.close())
test.afterEach(() => team.closeDevices())
// Motion would be caught half way.
test.use({ contextOptions: { reducedMotion: 'reduce' } })

test('two people change one due date offline: both are told, one decides, the other sees it decided, and undo opens it again', async () => {
  const [ours, theirs] = await openForBoth('One due date')
  const restoreOurs = await leave(ours)
  const restoreTheirs = await leave(theirs)
  await setDue(ours, conceptNote, '1 March 2027')
  await setDue(theirs, conceptNote, '1 April 2027')
  await restoreTheirs()
  await expect(chip(theirs)).toHaveText('Saved')
  await expect(heading(theirs)).toHaveCount(0)

  await restoreOurs()
  // Whoever comes back to it sees the page; whoever was there first is told in the plan's views, on the page or above it.
  await expect(heading(ours)).toBeVisible()
  await expect(row(ours)).toContainText('1 Mar 2027')
  await expect(row(ours)).toContainText('1 Apr 2027')
  await expect(row(ours)).toContainText(team.colleague.name)
  await expect(row(ours).getByText('offline')).toHaveCount(2)
  await expect(row(ours).getByText('Stands now')).toHaveCount(1)
  await expect(tab(ours)).toContainText('1')
  await expectNoViolations(ours, 'a due date of both')
  await goToReview(theirs)
  await expect(row(theirs)).toContainText('1 Mar 2027')
  // So is another device of theirs, which was in neither place.
  const another = await (await team.device(team.colleague)).newPage()
  await another.goto(new URL(theirs.url()).pathname.replace(/\/away$/, ''))
  await expect(heading(another)).toBeVisible()
  await another.close()

  await row(ours).getByRole('button', { name: 'Add a reason' }).click()
  await ours.getByRole('textbox', { name: 'Reason (optional)' }).fill('The embassy confirmed it')
  await row(ours).getByRole('button', { name: /^(Keep mine|Put mine back)$/ }).click()
  for (const page of [ours, theirs]) {
    await expect(row(page)).toContainText(`Decided by ${team.coordinator.name}`)
    await expect(row(page)).toContainText('The embassy confirmed it')
    await expect(page.getByText('All decided')).toBeVisible()
    await expect(tab(page)).not.toContainText('1')
  }
  await expect(row(ours).getByRole('cell').first().getByText('Stands now')).toBeVisible()
  await expectNoViolations(ours, 'decided', 'main')

  await row(ours).getByRole('button', { name: 'Take back' }).click()
  for (const page of [ours, theirs]) await expect(row(page).getByRole('button', { name: 'Leave both as is' })).toBeVisible()
  await expect(tab(theirs)).toContainText('1')
})

test('what one extends and the other archives is brought back with the work on it, by keyboard', async () => {
  const [ours, theirs] = await openForBoth('Archived meanwhile')
  const restore = await leave(ours)
  await setDue(ours, conceptNote, '1 March 2027')
  await rename(ours, conceptNote, 'Concept note, extended')
  await titleCell(theirs, conceptNote).click()
  await theirs.keyboard.press('Delete')
  await expect(chip(theirs)).toHaveText('Saved')
  await restore()

  await expect(heading(ours)).toBeVisible()
  await expect(row(ours)).toContainText('Edited and archived')
  await expect(row(ours)).toContainText('Concept note, extended')
  await expect(row(ours)).toContainText('according to the device')
  // Whoever was here all the time is told above what they do, and is not taken away from it.
  await expect(theirs.locator('.collision-banner')).toContainText('What you wrote met what somebody else wrote')
  await expect(theirs.getByRole('treegrid')).toBeVisible()
  await expectNoViolations(theirs, 'a line above the plan', '.collision-banner')

  await ours.keyboard.press('j')
  await expect(row(ours).getByRole('button', { name: 'Bring it back' })).toBeFocused()
  await ours.keyboard.press('m')
  await expect(row(ours)).toContainText('brought back')
  await expect(heading(ours)).toBeFocused()
  await expect(titleCell(theirs, 'Concept note, extended')).toBeVisible()
  await expect(theirs.locator('.collision-banner')).toHaveCount(0)
  await ours.keyboard.press('ControlOrMeta+z')
  await expect(row(ours).getByRole('button', { name: 'Bring it back' })).toBeVisible()
  await expect(titleCell(theirs, 'Concept note, extended')).toHaveCount(0)
})

test('a device that was closed without a server is told when it is opened again with one, and can decide without one', async () => {
  const planId = await team.makePlan('A cold start')
  const before = await team.open(team.coordinator, planId)
  await appIsOnDevice(before)
  await server.kill()
  await expect(chip(before)).toHaveText('Offline')
  await rename(before, conceptNote, 'Written on the plane')
  await expect(chip(before)).toHaveText('Offline · 1 change on this device')
  const device = before.context()
  await before.close()
  const cold = await device.newPage()
  await cold.goto(`/plans/${planId}`)
  await expect(titleCell(cold, 'Written on the plane')).toBeVisible()
  await cold.close()

  await server.start()
  const theirs = await team.open(team.colleague, planId)
  await rename(theirs, conceptNote, 'Written in the office')
  await expect(chip(theirs)).toHaveText('Saved')
  const ours = await device.newPage()
  await ours.goto(`/plans/${planId}`)
  await expect(heading(ours)).toBeVisible()
  await expect(row(ours)).toContainText('Written on the plane')
  await expect(row(ours)).toContainText('Written in the office')
  await expect(ours.getByText(/^Without the server: /)).toBeVisible()
  await expect(ours.getByText('1 change of yours sent')).toBeVisible()

  // What has been loaded is there without a server, and so are decisions.
  await server.kill()
  await expect(chip(ours)).toHaveText('Offline')
  await ours.reload()
  await expect(row(ours)).toContainText('Written in the office')
  await expect(ours.getByText('This is what it told up to')).toBeVisible()
  await row(ours).getByRole('button', { name: /^(Keep theirs|Put theirs back)$/ }).click()
  await expect(chip(ours)).toHaveText('Offline · 1 change on this device')
  await server.start()
  await expect(chip(ours)).toHaveText('Saved')
  await expect(titleCell(theirs, 'Written in the office')).toBeVisible()
})

// In about half of the runs it stays until the page is opened again: a fault that is not understood yet.
test.fixme('a decision made without a server takes “To decide” away from the other side too, once the server is back', () => undefined)

test('who types when the server is back keeps typing, and is told in a line; Home tells it too', async () => {
  const [ours, theirs] = await openForBoth('In the middle of a word')
  await server.kill()
  await expect(chip(ours)).toHaveText('Offline')
  await rename(ours, conceptNote, 'Ours')
  await expect(chip(theirs)).toHaveText('Offline')
  await rename(theirs, conceptNote, 'Theirs')
  await titleCell(ours, focalPoints).locator('.title').dblclick()
  const editor = ours.getByRole('treegrid').getByRole('textbox', { name: 'Title', exact: true })
  await editor.fill('Half a wo')
  await server.start()
  await expect(ours.locator('.collision-banner')).toBeVisible()
  await expect(editor).toBeFocused()
  await expect(editor).toHaveValue('Half a wo')
  await editor.press('Escape')
  await ours.getByRole('link', { name: 'Home' }).first().click()
  const toDecide = ours.getByRole('row', { name: /In the middle of a word/ }).getByRole('link', { name: '1 to decide' })
  await expect(toDecide).toBeVisible()
  await expectNoViolations(ours, 'Home with something to decide')
  await toDecide.click()
  await expect(row(ours)).toContainText('Theirs')
  await ours.keyboard.press('?')
  await expect(ours.getByRole('dialog', { name: 'Keys' })).toContainText('Yours stands')
})

test('where nothing met, a quiet notice says what others did, and nobody is taken anywhere', async () => {
  const [ours, theirs] = await openForBoth('Nothing met')
  const restore = await leave(ours)
  await addTask(ours, 'A task of ours')
  await rename(theirs, conceptNote, 'Renamed in the office')
  await expect(chip(theirs)).toHaveText('Saved')
  await restore()
  const notice = ours.getByRole('region', { name: 'Notices' })
  await expect(notice).toContainText('While you were away, others made 1 change.')
  await expect(ours.getByRole('treegrid')).toBeVisible()
  await expect(tab(ours)).toHaveCount(0)
  await notice.getByRole('button', { name: 'Show' }).click()
  await expect(heading(ours)).toBeVisible()
  await expect(ours.getByText('Nothing waits for a decision')).toBeVisible()
  const person = ours.getByRole('region', { name: team.colleague.name })
  await expect(person).toContainText('Renamed in the office')
  await expectNoViolations(ours, 'nothing to decide')
})

test('on a phone, and from right to left, rows are cards that say whose value is whose', async () => {
  const planId = await team.makePlan('On a phone')
  const [ours, theirs] = [await team.open(team.coordinator, planId), await team.open(team.colleague, planId)]
  const restore = await leave(ours)
  await rename(ours, conceptNote, 'مذكرة مفاهيمية بشأن تبادل المعلومات مع الدول المشاركة')
  await rename(theirs, conceptNote, `A concept note ${'with a very long title '.repeat(12)}`)
  await expect(chip(theirs)).toHaveText('Saved')
  await restore()
  await expect(heading(ours)).toBeVisible()
  await ours.setViewportSize({ width: 390, height: 844 })
  await expect(row(ours).getByText('Yours', { exact: true })).toBeVisible()
  await expect(row(ours).getByText('Theirs', { exact: true })).toBeVisible()
  await expectNoViolations(ours, 'a card')
  await expectNoSidewaysScroll(ours, 'a card')
  await ours.evaluate(() => { document.documentElement.dir = 'rtl' })
  await expectNoSidewaysScroll(ours, 'a card from right to left')
})

test('every way in which work can meet is told in words', async () => {
  const planId = await team.makePlan('Every kind')
  const client = await team.join(team.colleague, planId)
  const told = await everyKind(client, { me: team.coordinator, other: team.colleague })
  client.close()
  const page = await (await team.device(team.coordinator)).newPage()
  await tellCollisions(page, told)
  await page.goto(`/plans/${planId}`)
  await expect(heading(page)).toBeVisible()
  const table = page.getByRole('table', { name: 'Changed by both' })
  const rowOf = (words: string) => table.getByRole('row').filter({ hasText: words })
  await expect(rowOf('Review national law').getByRole('button', { name: 'Put mine back' })).toBeVisible()
  await expect(rowOf('Review national law')).toContainText('Below')
  await expect(rowOf('In progress').getByRole('button', { name: 'Keep mine' })).toBeVisible()
  await expect(rowOf('Edited and archived')).toContainText('Title “Still worked on”')
  await expect(rowOf('Linked and archived')).toContainText('Linked to')
  await expect(rowOf('1 May 2027')).toContainText('Changed since')
  await expect(rowOf('airports').locator('mark').filter({ hasText: 'airports' })).toHaveCount(1)
  await expect(page.getByRole('table', { name: 'Changed by two others at once' }).getByRole('button', { name: `Put ${team.colleague.name}’s back` })).toBeVisible()
  await expectNoViolations(page, 'every kind')
  await page.setViewportSize({ width: 390, height: 844 })
  await expectNoViolations(page, 'every kind on a phone', 'main', ['light'])
  for (const width of [1440, 1024, 768, 390, 320]) {
    await page.setViewportSize({ width, height: 900 })
    await expectNoSidewaysScroll(page, `every kind at ${width} px`)
  }
})

async function openForBoth(title: string): Promise<[ours: Page, theirs: Page]> {
  const planId = await team.makePlan(title)
  return [await team.open(team.coordinator, planId), await team.open(team.colleague, planId)]
}

/** Off the network, from the page's start; the answer puts it back. */
async function leave(page: Page): Promise<() => Promise<void>> {
  await appIsOnDevice(page)
  const restore = await cutOff(page)
  await page.reload()
  await expect(chip(page)).toHaveText('Offline')
  return restore
}

async function setDue(page: Page, task: string, date: string): Promise<void> {
  await page.getByRole('row').filter({ has: titleCell(page, task) }).locator('[data-column="due"]').click()
  await page.keyboard.press('Enter')
  const field = page.getByRole('textbox', { name: 'Due' })
  await expect(field).toBeFocused()
  await field.fill(date)
  await page.keyboard.press('Enter')
  await expect(field).toHaveCount(0)
}

/** By the plan's views, unless the page has opened by itself. */
async function goToReview(page: Page): Promise<void> {
  await tab(page).click()
  await expect(heading(page)).toBeVisible()
}

function heading(page: Page): Locator {
  return page.getByRole('heading', { level: 1, name: 'While you were away' })
}

function tab(page: Page): Locator {
  return page.getByRole('navigation', { name: 'Views of the plan' }).getByRole('link', { name: /^To decide/ })
}

/** The only one. */
function row(page: Page): Locator {
  return page.locator('[data-row]')
}
