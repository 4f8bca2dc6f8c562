import { expect, test, type Page } from '@playwright/test'
import { setField } from '../../shared/commands/fields.ts'
import { cutOff } from './support/cutOff.ts'
import { addTask, appIsOnDevice, chip, planLink, rename, titleCell } from './support/planPage.ts'
import { startServer, type RunningServer } from './support/server.ts'
import { taskTitles } from './support/storedPlan.ts'
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

const [conceptNote, focalPoints, meeting] = first.tasks

test('[C2] with the server gone the chip counts the changes on this device, and says Saved once they are sent', async () => {
  const planId = await team.makePlan('A server stops')
  const page = await team.open(team.coordinator, planId)
  await server.kill()
  await expect(chip(page)).toHaveText('Offline')
  await rename(page, conceptNote, 'Draft it on the train')
  await expect(chip(page)).toHaveText('Offline · 1 change on this device')
  await expect(titleCell(page, 'Draft it on the train')).toContainText('only on this device')
  await addTask(page, 'Ask the ministry')
  await expect(chip(page)).toHaveText('Offline · 2 changes on this device')
  await server.start()
  await expect(chip(page)).toHaveText('Saved')
  await expect(titleCell(page, 'Draft it on the train')).not.toContainText('only on this device')
  expect(await titlesAtServer(planId)).toEqual(expect.arrayContaining(['Draft it on the train', 'Ask the ministry']))
})

test('[C3] work of two sides made apart is merged, and neither loses anything', async () => {
  const planId = await team.makePlan('Apart')
  const ours = await team.open(team.coordinator, planId)
  await appIsOnDevice(ours)
  const restore = await cutOff(ours)
  await ours.reload()
  await rename(ours, conceptNote, 'Concept note, ours')
  await addTask(ours, 'A task of ours')
  await expect(chip(ours)).toHaveText('Offline · 2 changes on this device')
  const theirs = await team.open(team.colleague, planId)
  await rename(theirs, meeting, 'First meeting, theirs')
  await addTask(theirs, 'A task of theirs')
  await expect(chip(theirs)).toHaveText('Saved')
  await restore()
  await expect(chip(ours)).toHaveText('Saved')
  for (const page of [ours, theirs]) {
    for (const title of ['Concept note, ours', 'A task of ours', focalPoints, 'First meeting, theirs', 'A task of theirs']) {
      await expect(titleCell(page, title)).toBeVisible()
    }
  }
})

test('[C2] what has been sent but not acknowledged is never called Saved', async () => {
  const page = await team.open(team.coordinator, await team.makePlan('Half a line'))
  await page.context().setOffline(true)
  await rename(page, conceptNote, 'On its way')
  await expect(chip(page)).toHaveText('Saving…')
  await page.context().setOffline(false)
  await expect(chip(page)).toHaveText('Saved')
})

test('[C2] while a page opens the chip says nothing rather than Saved too early', async () => {
  const planId = await team.makePlan('Opening')
  const page = await team.open(team.coordinator, planId)
  await appIsOnDevice(page)
  const restore = await cutOff(page)
  await page.reload()
  await rename(page, conceptNote, 'Not sent yet')
  await expect(chip(page)).toHaveText('Offline · 1 change on this device')
  await page.goto('about:blank')
  await restore()
  // The server answers, but its sockets do not: what waits cannot be sent.
  await page.routeWebSocket(/\/sync\//, (socket) => socket.close())
  await page.addInitScript(() => {
    const said: string[] = []
    new MutationObserver(() => said.push(document.querySelector('header [role="status"]')?.textContent?.trim() ?? ''))
      .observe(document, { subtree: true, childList: true, characterData: true })
    Object.assign(globalThis, { said })
  })
  for (const [place, words] of [['/', 'Saving…'], [`/plans/${planId}`, 'Offline · 1 change on this device']] as const) {
    await page.goto(place)
    await expect(chip(page)).toHaveText(words)
    expect(await page.evaluate(() => (globalThis as unknown as { said: string[] }).said)).not.toContain('Saved')
  }
})

test('[C1] a cold start without a server opens Home, the plan and its sources, and takes edits and an import', async () => {
  const device = await team.device(team.coordinator)
  const before = await device.newPage()
  await before.goto('/')
  await planLink(before, 'UNOCT – ISRS').click()
  await before.waitForURL(/\/plans\//)
  const planId = new URL(before.url()).pathname.split('/')[2] ?? ''
  await expect(titleCell(before, 'Regional Expert Council').first()).toBeVisible()
  await expect(chip(before)).toHaveText('Saved')
  await appIsOnDevice(before)
  await before.close()
  await server.kill()

  const page = await device.newPage()
  await page.goto('/')
  await expect(chip(page)).toHaveText('Offline')
  await planLink(page, 'UNOCT – ISRS').click()
  await addTask(page, 'Written without a server')
  await expect(chip(page)).toHaveText('Offline · 1 change on this device')
  await page.getByRole('navigation', { name: 'Views of the plan' }).getByRole('link', { name: 'Sources' }).click()
  await expect(page.getByRole('main')).toContainText('Regional Expert Council')

  await page.getByRole('link', { name: 'Import text' }).first().click()
  await page.getByRole('textbox', { name: 'Text' }).fill(pastedText)
  await page.getByRole('button', { name: 'Propose commitments' }).click()
  await expect(page.getByRole('button', { name: /^Finish with/ })).toBeVisible()
  await acceptAll(page)
  await page.getByRole('button', { name: /^Finish with [1-9]/ }).click()
  await expect(page).toHaveURL(new RegExp(`/plans/${planId}$`))
  await expect(chip(page)).toHaveText('Offline · 2 changes on this device')

  await server.start()
  await expect(chip(page)).toHaveText('Saved')
  const stored = await atServer(planId)
  expect(taskTitles(stored)).toContain('Written without a server')
  expect([...stored.records.source.values()].map(({ text }) => text)).toContain(pastedText)
})

test('[C1] on the very first visit, too, parts of the app that were not loaded before open without a server', async () => {
  const page = await team.open(team.coordinator, await team.makePlan('The first visit'))
  await appIsOnDevice(page)
  await server.kill()
  await expect(chip(page)).toHaveText('Offline')
  await page.getByRole('banner').getByRole('button', { name: `Account of ${team.coordinator.name}` }).click()
  await expect(page.getByRole('menuitem', { name: 'Sign out' })).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByRole('navigation', { name: 'Views of the plan' }).getByRole('link', { name: 'Sources' }).click()
  await expect(page.getByRole('heading', { name: 'No source yet' })).toBeVisible()
  await server.start()
  await expect(chip(page)).toHaveText('Saved')
})

test('when the session ends, editing goes on, the chip asks to sign in, and signing in sends the work', async ({ browser }) => {
  const planId = await team.makePlan('A session ends')
  const device = await browser.newContext({ baseURL: server.url })
  const page = await device.newPage()
  await page.goto(await server.linkFor(team.colleague.email))
  await page.goto(`/plans/${planId}`)
  await expect(chip(page)).toHaveText('Saved')
  // Ended at the server, as by its lifetime or from elsewhere: this browser does not know.
  const elsewhere = await browser.newContext({ baseURL: server.url, storageState: await device.storageState() })
  await elsewhere.request.post('/api/session/end', { data: {} })
  await elsewhere.close()
  await expect(chip(page)).toHaveText('Sign in to send')
  await rename(page, conceptNote, 'Written while signed out')
  await expect(chip(page)).toHaveText('Sign in to send · 1 change on this device')
  await page.reload()
  await expect(titleCell(page, 'Written while signed out')).toBeVisible()
  await expect(chip(page)).toHaveText('Sign in to send · 1 change on this device')
  await page.goto(await server.linkFor(team.colleague.email))
  await page.goto(`/plans/${planId}`)
  await expect(chip(page)).toHaveText('Saved')
  await expect(titleCell(page, 'Written while signed out')).toBeVisible()
  expect(await titlesAtServer(planId)).toContain('Written while signed out')
  await device.close()
})

test('somebody else who signs in on this device neither sees nor sends what waits for the first', async ({ browser }) => {
  const planId = await team.makePlan('One device, two people')
  const device = await browser.newContext({ baseURL: server.url })
  const page = await device.newPage()
  await page.goto(await server.linkFor(team.colleague.email))
  await page.goto(`/plans/${planId}`)
  await expect(chip(page)).toHaveText('Saved')
  await appIsOnDevice(page)
  // A browser that is told to be offline lets a socket through while a page is being loaded.
  await server.kill()
  await page.reload()
  await rename(page, conceptNote, 'Waiting for the colleague')
  await expect(chip(page)).toHaveText('Offline · 1 change on this device')
  await page.goto('about:blank')
  await server.start()
  await page.goto(await server.linkFor(team.coordinator.email))
  await page.goto(`/plans/${planId}`)
  await expect(chip(page)).toHaveText('Saved')
  await expect(titleCell(page, conceptNote)).toBeVisible()
  expect(await titlesAtServer(planId)).not.toContain('Waiting for the colleague')
  await page.goto(await server.linkFor(team.colleague.email))
  await page.goto(`/plans/${planId}`)
  await expect(titleCell(page, 'Waiting for the colleague')).toBeVisible()
  await expect(chip(page)).toHaveText('Saved')
  expect(await titlesAtServer(planId)).toContain('Waiting for the colleague')
  await device.close()
})

test('[C5] changes of somebody who may only read by now are kept, counted, and can be exported', async () => {
  const planId = await team.makePlan('A role changes')
  const page = await team.open(team.colleague, planId)
  await appIsOnDevice(page)
  const restore = await cutOff(page)
  await page.reload()
  await rename(page, conceptNote, 'Written as an editor')
  await expect(chip(page)).toHaveText('Offline · 1 change on this device')
  await team.setRole(planId, 'viewer')
  await restore()
  await expect(chip(page)).toHaveText('Read only · 1 change kept on this device')
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export changes' }).click()
  expect((await download).suggestedFilename()).toContain('unsent changes')
  expect(await titlesAtServer(planId)).toContain(conceptNote)
})

test('[D4] an edit of one field made offline leaves the other field of the same task to its writer', async () => {
  const planId = await team.makePlan('One task, two fields')
  const page = await team.open(team.coordinator, planId)
  const theirs = await team.join(team.colleague, planId)
  await appIsOnDevice(page)
  const restore = await cutOff(page)
  await page.reload()
  await rename(page, conceptNote, 'Title from here')
  const task = [...theirs.records().records.task.values()].find(({ title }) => title === conceptNote)
  expect(setField(theirs.context, 'task', task!.id, 'state', 'blocked').ok).toBe(true)
  await theirs.stored()
  theirs.close()
  await restore()
  await expect(chip(page)).toHaveText('Saved')
  await expect(page.getByRole('row').filter({ has: titleCell(page, 'Title from here') })).toContainText('Blocked')
})

const pastedText = `The Secretariat and the Office signed a memorandum in Vienna on 4 March 2024.

The parties will exchange information on border security. The Office will organize a joint workshop for customs officials in Almaty in 2025.
`

async function acceptAll(page: Page): Promise<void> {
  const accept = page.getByRole('button', { name: 'Accept', exact: true })
  for (let left = await accept.count(); left > 0; left -= 1) {
    await accept.first().click()
    await expect(accept).toHaveCount(left - 1)
  }
}

async function atServer(planId: string) {
  const client = await team.join(team.coordinator, planId as Parameters<Team['join']>[1])
  const records = client.records()
  client.close()
  return records
}

async function titlesAtServer(planId: string): Promise<string[]> {
  return taskTitles(await atServer(planId))
}
