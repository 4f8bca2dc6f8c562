import { expect, test, type Page } from '@playwright/test'
import { newId } from '../../shared/ids.ts'
import { addTask, appIsOnDevice, chip, planLink, rename, titleCell } from './support/planPage.ts'
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

test('an address that names no plan says so, and leads Home', async () => {
  const page = await (await team.device(team.coordinator)).newPage()
  for (const name of [newId<'plan'>(), 'x', '%22%3E%3Cscript%3E', '..%2F..%2Fetc', 'A'.repeat(2_000)]) {
    await page.goto(`/plans/${name}`)
    await expect(page.getByRole('heading', { name: 'There is no such plan' })).toBeVisible()
  }
  await page.getByRole('link', { name: 'Go to Home' }).click()
  await expect(page.getByRole('heading', { name: 'Home' })).toBeVisible()
})

test('an address that names no record, source or page leaves the plan usable', async () => {
  const planId = await team.makePlan('Wrong addresses')
  const page = await team.open(team.coordinator, planId)
  await page.goto(`/plans/${planId}?open=no-such-record`)
  await rename(page, conceptNote, 'Still editable')
  await page.goto(`/plans/${planId}/sources/no-such-source?clause=nothing`)
  await expect(chip(page)).toHaveText('Saved')
  await page.goto('/no/such/page')
  await expect(page.getByRole('heading', { name: 'There is no such page' })).toBeVisible()
})

test('[S5] a plan of others is refused with words, and nothing of it reaches the device', async () => {
  const planId = await team.makePlan('Not for everybody')
  const members = await (await team.device(team.coordinator)).request
  expect((await members.delete(`/api/plans/${planId}/members/${team.colleague.userId}`)).status()).toBe(204)
  const page = await (await team.device(team.colleague)).newPage()
  await page.goto(`/plans/${planId}`)
  await expect(page.getByRole('heading', { name: 'You cannot open this plan' })).toBeVisible()
  await expect(page.getByText(conceptNote)).toBeHidden()
})

test('[C6] a device database with garbage keeps its healthy unsent work, and the server sends what is missing', async () => {
  const planId = await team.makePlan('Damaged device')
  const page = await team.open(team.coordinator, planId)
  await appIsOnDevice(page)
  await server.kill()
  await rename(page, conceptNote, 'Made before the damage')
  await expect(chip(page)).toHaveText('Offline · 1 change on this device')
  await page.goto('about:blank')
  await server.start()
  // A page of the same origin without the app: nothing reads or sends meanwhile.
  await page.goto('/api/health')
  await putGarbage(page)
  await page.goto(`/plans/${planId}`)
  await expect(page.getByText('A part of this plan’s copy on this device cannot be read.')).toBeVisible()
  await expect(titleCell(page, 'Made before the damage')).toBeVisible()
  await expect(titleCell(page, focalPoints)).toBeVisible()
  await expect(chip(page)).toHaveText('Saved')
  await expect.poll(() => taskTitles(storedPlan(server.data, planId).records)).toContain('Made before the damage')
  await addTask(page, 'Added after the damage')
  await expect(chip(page)).toHaveText('Saved')
})

test('[C6] without a device database the chip says so, and editing goes on with the server', async () => {
  const planId = await team.makePlan('No device database')
  const device = await team.device(team.coordinator)
  await device.addInitScript(() => {
    IDBFactory.prototype.open = () => { throw new DOMException('The user denied permission to access the database.', 'UnknownError') }
  })
  const page = await device.newPage()
  await page.goto(`/plans/${planId}`)
  await expect(chip(page)).toHaveText('Not saved on this device · keep this page open')
  await rename(page, conceptNote, 'Only on the server')
  await addTask(page, 'Added without a database')
  await expect.poll(() => taskTitles(storedPlan(server.data, planId).records)).toEqual(expect.arrayContaining(['Only on the server', 'Added without a database']))
  await expect(chip(page)).toHaveText('Not saved on this device · keep this page open')
  await page.goto('/')
  await expect(planLink(page, 'No device database')).toBeVisible()
})

test('a paste of fifty megabytes is refused with words, and the page stays usable', async () => {
  const page = await (await team.device(team.coordinator)).newPage()
  await page.goto('/import')
  const text = page.getByRole('textbox', { name: 'Text' })
  await text.fill('What was here before.')
  await text.evaluate((field) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', 'The parties agreed to meet. '.repeat(1_900_000))
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  })
  await expect(page.getByText('This text is too long')).toBeVisible()
  await expect(text).toHaveValue('What was here before.')
  await text.fill('The parties agreed to meet in Vienna.')
  await page.getByRole('button', { name: 'Propose commitments' }).click()
  await expect(page.getByRole('button', { name: /^Finish with/ })).toBeVisible()
})

test('empty and binary files are refused with words', async () => {
  const page = await (await team.device(team.coordinator)).newPage()
  await page.goto('/import')
  for (const [buffer, words] of [
    [Buffer.alloc(0), 'There is no text in it'],
    [Buffer.from('%PDF-1.7\n%âãÏÓ'), 'This file is damaged'],
    [Buffer.from([0x50, 0x4b, 0x03, 0x04, 0, 0, 0, 0]), 'This file is damaged'],
    [Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]), 'This is not a text'],
    [Buffer.from([0x63, 0x61, 0x66, 0xe9]), 'The letters of this file cannot be read'],
  ] as const) {
    const choosing = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: 'Open a file' }).click()
    await (await choosing).setFiles({ name: 'agreement.txt', mimeType: 'text/plain', buffer })
    await expect(page.getByText(words)).toBeVisible()
  }
})

test('a cookie that the server does not know opens the page that says how to sign in', async ({ browser }) => {
  const planId = await team.makePlan('Forged cookie')
  const forged = team.coordinator.session.cookies.map((cookie) => ({ ...cookie, value: `${cookie.value.slice(0, -8)}AAAAAAAA` }))
  const context = await browser.newContext({ baseURL: server.url, storageState: { cookies: forged, origins: [] } })
  const page = await context.newPage()
  await page.goto(`/plans/${planId}`)
  await expect(page.getByRole('heading', { name: 'You need a sign-in link' })).toBeVisible()
  await context.close()
})

test('[C2] when the server answers 500 the device’s plans stay readable, and an open plan is edited over its socket', async () => {
  const planId = await team.makePlan('Answers 500')
  const page = await team.open(team.coordinator, planId)
  await appIsOnDevice(page)
  await page.goto('/')
  await expect(planLink(page, 'Answers 500')).toBeVisible()
  await page.route('**/api/**', (route) => route.fulfill({ status: 500, contentType: 'text/html', body: '<h1>Bad gateway</h1>' }))
  await page.reload()
  await planLink(page, 'Answers 500').click()
  await rename(page, conceptNote, 'Edited meanwhile')
  await expect(chip(page)).toHaveText('Saved')
  expect(taskTitles(storedPlan(server.data, planId).records)).toContain('Edited meanwhile')
})

/** Spoils what is stored without closing anything: slices lose their bytes, and among the rows stands what no version writes. */
async function putGarbage(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('pacta')
      opening.onsuccess = () => resolve(opening.result)
      opening.onerror = () => reject(opening.error)
    })
    const work = database.transaction(['slices', 'rows'], 'readwrite')
    const slices = work.objectStore('slices')
    slices.openCursor().onsuccess = (event) => {
      const cursor = (event.target as IDBRequest<IDBCursorWithValue | null>).result
      if (!cursor) return
      cursor.update({ ...cursor.value, update: new Uint8Array([255, 255, 255, 255, 1, 2, 3]) })
      cursor.continue()
    }
    const rows = work.objectStore('rows')
    rows.openCursor().onsuccess = (event) => {
      const healthy = (event.target as IDBRequest<IDBCursorWithValue | null>).result?.value as { room: string } | undefined
      if (healthy) rows.add({ id: 'garbage', room: healthy.room, update: 'not bytes', checksum: null })
    }
    await new Promise<void>((resolve, reject) => {
      work.oncomplete = () => resolve()
      work.onabort = () => reject(work.error)
    })
    database.close()
  })
}
