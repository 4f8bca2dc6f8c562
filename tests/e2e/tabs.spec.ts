import { expect, test, type BrowserContext, type Page } from '@playwright/test'
import type { PlanId } from '../../shared/ids.ts'
import { addTask, appIsOnDevice, chip, rename, titleCell } from './support/planPage.ts'
import { startServer, type RunningServer } from './support/server.ts'
import { storedPlan, taskTitles } from './support/storedPlan.ts'
import { first, foundTeam, type Team } from './support/team.ts'

let server: RunningServer
let team: Team

test.use({ serviceWorkers: 'allow' })

test.beforeAll(async ({ browser }) => {
  server = await startServer()
  team = await foundTeam(browser, server)
})
test.afterAll(() => server.close())
test.afterEach(() => team.closeDevices())

const [conceptNote, focalPoints] = first.tasks

async function openTabs(title: string): Promise<{ planId: PlanId; one: Page; two: Page }> {
  const planId = await team.makePlan(title)
  const one = await team.open(team.coordinator, planId)
  const two = await one.context().newPage()
  await two.goto(`/plans/${planId}`)
  await expect(chip(two)).toHaveText('Saved')
  return { planId, one, two }
}

test('[C4] two tabs without a server see each other’s edits, count them together, and send each once', async () => {
  const { planId, one, two } = await openTabs('Two tabs')
  const rowsBefore = storedPlan(server.data, planId).rows
  await server.kill()
  await expect(chip(one)).toHaveText('Offline')
  await expect(chip(two)).toHaveText('Offline')
  await rename(one, conceptNote, 'From the first tab')
  await expect(titleCell(two, 'From the first tab')).toBeVisible()
  await expect(chip(two)).toHaveText('Offline · 1 change on this device')
  await rename(two, focalPoints, 'From the second tab')
  await expect(titleCell(one, 'From the second tab')).toBeVisible()
  await addTask(two, 'Added in the second tab')
  for (const page of [one, two]) await expect(chip(page)).toHaveText('Offline · 3 changes on this device')
  await server.start()
  for (const page of [one, two]) await expect(chip(page)).toHaveText('Saved')
  const stored = storedPlan(server.data, planId)
  expect(taskTitles(stored.records)).toEqual(expect.arrayContaining(['From the first tab', 'From the second tab', 'Added in the second tab']))
  // Of what is sent twice the server stores nothing new; what waited together may be stored together.
  expect(stored.rows - rowsBefore).toBeLessThanOrEqual(3)
})

test('[C4] work of a tab that was closed without a server is sent by the other', async () => {
  const { planId, one, two } = await openTabs('One tab closes')
  await server.kill()
  await rename(one, conceptNote, 'Written, then closed')
  await expect(titleCell(two, 'Written, then closed')).toBeVisible()
  await one.close()
  await server.start()
  await expect(chip(two)).toHaveText('Saved')
  expect(taskTitles(storedPlan(server.data, planId).records)).toContain('Written, then closed')
})

test('[C7] signing out in one tab closes the plan in the other, and empties the device', async ({ browser }) => {
  const { device, one, two } = await signedInTwice(browser.newContext({ baseURL: server.url }), 'Signing out')
  await chooseSignOut(one)
  for (const page of [one, two]) await expect(page.getByRole('heading', { name: 'You need a sign-in link' })).toBeVisible()
  await expect.poll(() => storedOnDevice(one)).toEqual({ slices: 0, rows: 0, plans: 0 })
  await device.close()
})

test('[C7] signing out warns while work is unsent, and staying keeps it', async ({ browser }) => {
  const { device, planId, one, two } = await signedInTwice(browser.newContext({ baseURL: server.url }), 'Staying')
  await appIsOnDevice(two)
  await server.kill()
  await rename(one, conceptNote, 'Not sent yet')
  await expect(chip(two)).toHaveText('Offline · 1 change on this device')
  await chooseSignOut(two)
  const warning = two.getByRole('dialog', { name: 'Sign out with unsent changes?' })
  await expect(warning).toContainText('1 change has not reached the server')
  await warning.getByRole('button', { name: 'Stay signed in' }).click()
  await expect(warning).toBeHidden()
  await server.start()
  await expect(chip(two)).toHaveText('Saved')
  expect(taskTitles(storedPlan(server.data, planId).records)).toContain('Not sent yet')
  await device.close()
})

/** Sessions of their own: signing out must not end the ones that other tests use. */
async function signedInTwice(fresh: Promise<BrowserContext>, title: string) {
  const device = await fresh
  const planId = await team.makePlan(title)
  const one = await device.newPage()
  await one.goto(await server.linkFor(team.colleague.email))
  const two = await device.newPage()
  for (const page of [one, two]) {
    await page.goto(`/plans/${planId}`)
    await expect(chip(page)).toHaveText('Saved')
  }
  return { device, planId, one, two }
}

async function chooseSignOut(page: Page): Promise<void> {
  await page.getByRole('banner').getByRole('button', { name: `Account of ${team.colleague.name}` }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
}

function storedOnDevice(page: Page): Promise<Record<string, number>> {
  return page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('pacta')
      opening.onsuccess = () => resolve(opening.result)
      opening.onerror = () => reject(opening.error)
    })
    const counts: Record<string, number> = {}
    for (const name of ['slices', 'rows', 'plans']) {
      const counting = database.transaction(name).objectStore(name).count()
      counts[name] = await new Promise((resolve) => { counting.onsuccess = () => resolve(counting.result) })
    }
    database.close()
    return counts
  })
}
