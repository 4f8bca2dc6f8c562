import { expect, test, type Page } from '@playwright/test'
import { chip, titleCell } from './support/planPage.ts'
import { startServer, type RunningServer } from './support/server.ts'
import { storedPlan, taskTitles } from './support/storedPlan.ts'
import { foundTeam, type Team } from './support/team.ts'

let server: RunningServer
let team: Team

test.beforeAll(async ({ browser }) => {
  server = await startServer()
  team = await foundTeam(browser, server)
})
test.afterAll(() => server.close())
test.afterEach(() => team.closeDevices())

/** All rows stay in sight, so that the page can be read at once. */
const EDITS = 14
const KILLED_AFTER = 6

test('[S2] what one browser called Saved or another has seen survives SIGKILL; the rest is sent after the restart', async () => {
  const planId = await team.makePlan('Killed while editing')
  const writer = await team.open(team.coordinator, planId)
  const reader = await team.open(team.colleague, planId)
  await rememberWhatWasSaved(writer)
  await startTyping(writer)

  for (let edit = 1; edit <= KILLED_AFTER; edit += 1) await type(writer, edit)
  await expect.poll(() => editsShown(reader)).not.toEqual([])
  const killed = server.kill()
  for (let edit = KILLED_AFTER + 1; edit <= EDITS; edit += 1) await type(writer, edit)
  await killed
  await expect(chip(writer)).toHaveText(/^(Offline|Reconnecting) · \d+ changes? on this device$/)

  const promised = new Set([...(await editsShown(reader)), ...(await savedEdits(writer))])
  const stored = taskTitles(storedPlan(server.data, planId).records)
  expect(stored).toEqual(expect.arrayContaining([...promised]))
  test.info().annotations.push({ type: 'figures', description: `${promised.size} of ${EDITS} edits promised, ${stored.length - 3} stored when killed` })

  await server.start()
  await expect(chip(writer)).toHaveText('Saved')
  for (let edit = 1; edit <= EDITS; edit += 1) await expect(titleCell(reader, words(edit))).toHaveCount(1)
  expect(editsOf(taskTitles(storedPlan(server.data, planId).records))).toHaveLength(EDITS)
})

test('[S2] killing the server again and again loses and doubles nothing', async () => {
  const planId = await team.makePlan('Killed several times')
  const writer = await team.open(team.coordinator, planId)
  await startTyping(writer)
  for (let edit = 1; edit <= 9; edit += 1) {
    await type(writer, edit)
    if (edit % 3 !== 0) continue
    await server.kill()
    await server.start()
  }
  await expect(chip(writer)).toHaveText('Saved')
  expect(editsOf(taskTitles(storedPlan(server.data, planId).records)).sort()).toEqual(Array.from({ length: 9 }, (_, index) => words(index + 1)).sort())
})

function words(edit: number): string {
  return `Edit number ${String(edit).padStart(2, '0')}`
}

function editsOf(titles: readonly string[]): string[] {
  return titles.filter((title) => title.startsWith('Edit number'))
}

async function startTyping(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'New task' }).first().click()
}

/** Enter makes the task and goes on with the next. */
async function type(page: Page, edit: number): Promise<void> {
  const line = page.getByRole('treegrid').getByRole('textbox', { name: 'New task' })
  await line.fill(words(edit))
  await line.press('Enter')
  await expect(titleCell(page, words(edit))).toBeVisible()
}

async function editsShown(page: Page): Promise<string[]> {
  return editsOf((await page.getByRole('rowheader').locator('.title').allTextContents()).map((title) => title.trim()))
}

/** Keeps, in the page itself, the edits that stood there whenever the chip said Saved. */
async function rememberWhatWasSaved(page: Page): Promise<void> {
  await page.evaluate(() => {
    const saved = new Set<string>()
    const look = (): void => {
      if (document.querySelector('header [role="status"]')?.textContent?.trim() !== 'Saved') return
      for (const cell of document.querySelectorAll('[role="rowheader"]')) {
        const title = cell.querySelector('.title')?.textContent?.trim() ?? ''
        if (title.startsWith('Edit number')) saved.add(title)
      }
    }
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true })
    Object.assign(globalThis, { savedEdits: saved })
  })
}

function savedEdits(page: Page): Promise<string[]> {
  return page.evaluate(() => [...(globalThis as unknown as { savedEdits: Set<string> }).savedEdits])
}
