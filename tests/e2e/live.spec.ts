import { expect, test, type Locator, type Page } from '@playwright/test'
import { addTask, chip, editTitle, rename, titleCell, titleEditor } from './support/planPage.ts'
import { startServer, type RunningServer } from './support/server.ts'
import { first, foundTeam, type Team } from './support/team.ts'

let server: RunningServer
let team: Team

test.beforeAll(async ({ browser }) => {
  server = await startServer()
  team = await foundTeam(browser, server)
})
test.afterAll(() => server.close())
test.afterEach(() => team.closeDevices())

const [conceptNote, focalPoints, meeting] = first.tasks

async function openForBoth(title: string): Promise<[ours: Page, theirs: Page]> {
  const planId = await team.makePlan(title)
  return [await team.open(team.coordinator, planId), await team.open(team.colleague, planId)]
}

test('an edit of either person appears in the other browser at once', async () => {
  const [ours, theirs] = await openForBoth('Both ways')
  await rename(ours, conceptNote, 'Draft the joint concept note')
  await expect(titleCell(theirs, 'Draft the joint concept note')).toBeVisible()
  await addTask(theirs, 'Invite the participating States')
  await expect(titleCell(ours, 'Invite the participating States')).toBeVisible()
  await expect(chip(ours)).toHaveText('Saved')
  await expect(chip(theirs)).toHaveText('Saved')
})

test('everybody sees who else has the plan open, until they leave', async () => {
  const [ours, theirs] = await openForBoth('Who is here')
  await expect(hereNow(ours).getByRole('img', { name: team.colleague.name })).toBeVisible()
  await expect(hereNow(theirs).getByRole('img', { name: team.coordinator.name })).toBeVisible()
  await expect(hereNow(ours).getByRole('listitem')).toHaveCount(1)
  await theirs.close()
  await expect(hereNow(ours)).toBeHidden()
})

test('the cell that somebody is in carries their name for the others', async () => {
  const [ours, theirs] = await openForBoth('Where they are')
  await titleCell(theirs, focalPoints).click()
  await expect(titleCell(ours, focalPoints).getByText(team.colleague.name)).toBeVisible()
  await expect(titleCell(ours, conceptNote).getByText(team.colleague.name)).toBeHidden()
  await theirs.keyboard.press('ArrowDown')
  await expect(titleCell(ours, meeting).getByText(team.colleague.name)).toBeVisible()
  await expect(titleCell(ours, focalPoints).getByText(team.colleague.name)).toBeHidden()
})

test('two people in one cell both keep what they write, and both are told', async () => {
  const [ours, theirs] = await openForBoth('One cell')
  const ourDraft = await editTitle(ours, conceptNote)
  const theirDraft = await editTitle(theirs, conceptNote)
  await expect(ours.getByText(`${team.colleague.name} is editing this too`)).toBeVisible()
  await expect(theirs.getByText(`${team.coordinator.name} is editing this too`)).toBeVisible()
  await ourDraft.fill('Ours, half written')
  await theirDraft.fill('Theirs, finished')
  await theirDraft.press('Enter')
  await expect(titleCell(theirs, 'Theirs, finished')).toBeVisible()
  await expect(chip(theirs)).toHaveText('Saved')
  await expect(ours.getByText('What stands now: “Theirs, finished”.')).toBeVisible()
  await expect(ours.getByText('is editing this too')).toBeHidden()
  await expect(ourDraft).toHaveValue('Ours, half written')
  await ourDraft.press('Escape')
  await expect(titleCell(ours, 'Theirs, finished')).toBeVisible()
})

test('leaving a title that was only looked at writes nothing over what has arrived', async () => {
  const [ours, theirs] = await openForBoth('Only looked at')
  const editor = await editTitle(ours, conceptNote)
  await rename(theirs, conceptNote, 'Renamed meanwhile')
  await expect(chip(theirs)).toHaveText('Saved')
  await rename(theirs, focalPoints, 'And this one')
  await expect(titleCell(ours, 'And this one')).toBeVisible()
  await editor.press('Enter')
  await expect(titleCell(ours, 'Renamed meanwhile')).toBeVisible()
  await expect(titleCell(theirs, 'Renamed meanwhile')).toBeVisible()
})

test('what arrives does not move the row that has the focus', async () => {
  const planId = await team.makePlan('Arrivals')
  const ours = await team.open(team.coordinator, planId)
  const editor = await editTitle(ours, meeting)
  const before = await editor.boundingBox()
  const theirs = await team.open(team.colleague, planId)
  await rename(theirs, conceptNote, 'Draft a much longer concept note')
  await expect(titleCell(ours, 'Draft a much longer concept note')).toBeVisible()
  await expect(titleEditor(ours)).toBeFocused()
  expect(await editor.boundingBox()).toEqual(before)
})

function hereNow(page: Page): Locator {
  return page.getByRole('banner').getByRole('list', { name: 'Here now' })
}
