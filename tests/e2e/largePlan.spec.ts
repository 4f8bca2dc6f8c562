import { expect, test, type Page } from '@playwright/test'
import { addTasks } from '../../shared/commands/tasks.ts'
import type { PlanId } from '../../shared/ids.ts'
import { appIsOnDevice, chip, rename, titleCell, titleEditor } from './support/planPage.ts'
import { startServer, type RunningServer } from './support/server.ts'
import { storedPlan, taskTitles } from './support/storedPlan.ts'
import { first, foundTeam, type Team } from './support/team.ts'

const TASKS = 10_000

let server: RunningServer
let team: Team
let planId: PlanId

test.use({ serviceWorkers: 'allow' })

test.beforeAll(async ({ browser }) => {
  server = await startServer()
  team = await foundTeam(browser, server)
  planId = await team.makePlan('Ten thousand tasks')
  const client = await team.join(team.coordinator, planId)
  const commitment = [...client.records().records.commitment.values()][0]!.id
  const lines = Array.from({ length: TASKS }, (_, index) => ({ title: title(index + 1), depth: index % 10 === 0 ? 0 : 1 }))
  const began = Date.now()
  expect(addTasks(client.context, lines, { parent: null, commitment }).ok).toBe(true)
  await client.stored()
  figure('written and acknowledged', began)
  client.close()
})
test.afterAll(() => server.close())
test.afterEach(() => team.closeDevices())

test('a plan of ten thousand tasks opens, scrolls, is edited, and opens again from the device alone', async () => {
  const device = await team.device(team.coordinator)
  const page = await device.newPage()
  let began = Date.now()
  await page.goto(`/plans/${planId}`)
  await expect(titleCell(page, first.tasks[0])).toBeVisible()
  figure('first rows on an empty device', began)
  await expect(chip(page)).toHaveText('Saved')
  figure('in step', began)
  await expect(page.getByRole('treegrid')).toHaveAttribute('aria-rowcount', String(TASKS + first.tasks.length + 3))

  await titleCell(page, first.tasks[0]).click()
  began = Date.now()
  await page.keyboard.press('Control+End')
  await expect(titleCell(page, title(TASKS))).toBeVisible()
  figure('jump to the last row', began)
  expect(await page.getByRole('row').count()).toBeLessThan(200)

  began = Date.now()
  await rename(page, title(TASKS), 'The last of them, renamed')
  figure('one edit', began)
  await expect(chip(page)).toHaveText('Saved')
  expect(taskTitles(storedPlan(server.data, planId).records)).toContain('The last of them, renamed')

  await page.mouse.move(720, 500)
  await page.mouse.wheel(0, -160_000)
  await expect(titleCell(page, 'The last of them, renamed')).not.toBeInViewport()
  await expect(page.getByRole('rowheader').filter({ hasText: /Task 0[45]/ }).nth(15)).toBeInViewport()
  await page.keyboard.press('Control+Home')
  await expect(titleCell(page, first.tasks[0])).toBeVisible()

  await appIsOnDevice(page)
  await page.close()
  await server.kill()
  await openFromDevice(await device.newPage())
  await server.start()
})

test('[C1] the rows of a large plan stand before its document has loaded; an edit asked for meanwhile happens then', async () => {
  const page = await team.open(team.colleague, planId)
  await page.getByRole('navigation', { name: 'Workspace' }).getByRole('link', { name: 'Home' }).click()
  await expect.poll(() => picturesOnDevice(page)).toBeGreaterThan(0)
  await page.addInitScript(holdDocument)
  await page.goto(`/plans/${planId}`)
  const [, task] = first.tasks
  await expect(titleCell(page, task)).toBeVisible()
  await expect(page.getByRole('treegrid')).toHaveAttribute('aria-readonly', 'true')
  await titleCell(page, task).locator('.title').dblclick()
  await expect(titleCell(page, task)).toBeFocused()
  await expect(titleEditor(page)).toHaveCount(0)
  await page.evaluate(() => (globalThis as unknown as { letDocumentLoad: () => void }).letDocumentLoad())
  await expect(titleEditor(page)).toBeFocused()
  await titleEditor(page).fill('Asked for before the document was here')
  await titleEditor(page).press('Enter')
  await expect(page.getByRole('treegrid')).toHaveAttribute('aria-readonly', 'false')
  await expect(chip(page)).toHaveText('Saved')
  expect(taskTitles(storedPlan(server.data, planId).records)).toContain('Asked for before the document was here')
})

/** Runs in the page: what the device answers about the document's slices waits for `letDocumentLoad`. */
function holdDocument(): void {
  const waiting: (() => void)[] = []
  let isHeld = true
  const get = IDBObjectStore.prototype.get
  IDBObjectStore.prototype.get = function (key) {
    const request = get.call(this, key)
    if (this.name !== 'slices') return request
    request.addEventListener('success', (event) => {
      if (!isHeld) return
      event.stopImmediatePropagation()
      waiting.push(() => request.dispatchEvent(new Event('success')))
    })
    return request
  }
  Object.assign(globalThis, {
    letDocumentLoad() {
      isHeld = false
      for (const answer of waiting) answer()
    },
  })
}

/** How many parts of pictures the device has. */
function picturesOnDevice(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const opening = indexedDB.open('pacta')
      opening.onsuccess = () => resolve(opening.result)
    })
    const counting = database.transaction('projections').objectStore('projections').count()
    const count = await new Promise<number>((resolve) => { counting.onsuccess = () => resolve(counting.result) })
    database.close()
    return count
  })
}

async function openFromDevice(page: Page): Promise<void> {
  const began = Date.now()
  await page.goto(`/plans/${planId}`)
  await expect(titleCell(page, first.tasks[0])).toBeVisible()
  figure('first rows from the device', began)
  await expect(chip(page)).toHaveText('Offline')
  await rename(page, first.tasks[0], 'Renamed without a server')
  await expect(chip(page)).toHaveText('Offline · 1 change on this device')
}

function title(number: number): string {
  return `Task ${String(number).padStart(5, '0')} of the large plan`
}

/** Said, never asserted: how fast this machine is proves no rule. */
function figure(name: string, began: number): void {
  test.info().annotations.push({ type: 'figure', description: `${name}: ${Date.now() - began} ms` })
}
