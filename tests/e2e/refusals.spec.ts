import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test, type Page } from '@playwright/test'
import type { PlanId } from '../../shared/ids.ts'
import { cutOff } from './support/cutOff.ts'
import { appIsOnDevice, chip, rename, titleCell } from './support/planPage.ts'
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

const [conceptNote] = first.tasks
const mine = 'Written on the train'

test('[S5, C5] made viewer through Share while offline: the work is kept, exportable, and arrives when the role is back', async () => {
  const planId = await team.makePlan('Shared with an editor')
  const { page, restore } = await editedOffline(planId)
  const office = await team.open(team.coordinator, planId)
  await office.getByRole('banner').getByRole('button', { name: 'Share' }).click()
  await chooseRole(office, 'Viewer')
  await restore()
  await expect(chip(page)).toHaveText('Read only · 1 change kept on this device')
  await expect(page.getByRole('alert')).toContainText('You may only read this plan now. Your change was not sent')
  await expect(titleCell(page, conceptNote)).toBeVisible()
  expect(await exported(page)).toContain(mine)
  await chooseRole(office, 'Editor')
  await arrives(page, planId)
})

test('made viewer by the command line, and editor again, likewise; Home says what is kept meanwhile', async () => {
  const planId = await team.makePlan('Changed from the shell')
  const { page, restore } = await editedOffline(planId)
  await member(planId, '--role', 'viewer')
  await restore()
  await expect(chip(page)).toHaveText('Read only · 1 change kept on this device')
  await page.goto('/')
  await expect(chip(page)).toHaveText('Saved · 1 change kept on this device')
  await page.goto(`/plans/${planId}`)
  await expect(chip(page)).toHaveText('Read only · 1 change kept on this device')
  await member(planId, '--role', 'editor')
  await arrives(page, planId)
})

test('who is removed by the command line loses the open page at once, keeps what was not sent, and sends it as a member again', async () => {
  const planId = await team.makePlan('Removed from the shell')
  const open = await team.open(team.colleague, planId)
  const { page, restore } = await editedOffline(planId)
  await member(planId, '--remove')
  await expect(open.getByText('You cannot open this plan')).toBeVisible()
  await expect(open.getByRole('alert')).toHaveCount(0)
  await restore()
  await expect(page.getByText('You cannot open this plan')).toBeVisible()
  await expect(page.getByRole('alert')).toContainText('You are not a member of this plan any more. Your change was not sent')
  expect(await exported(page)).toContain(mine)
  await team.setRole(planId, 'editor')
  await page.reload()
  await arrives(page, planId)
})

/** The colleague's page with one change that the server has not seen. */
async function editedOffline(planId: PlanId): Promise<{ page: Page; restore: () => Promise<void> }> {
  const page = await team.open(team.colleague, planId)
  await appIsOnDevice(page)
  const restore = await cutOff(page)
  await page.reload()
  await rename(page, conceptNote, mine)
  await expect(chip(page)).toHaveText('Offline · 1 change on this device')
  return { page, restore }
}

async function arrives(page: Page, planId: PlanId): Promise<void> {
  await expect(chip(page)).toHaveText('Saved')
  await expect(titleCell(page, mine)).toBeVisible()
  await expect(page.getByRole('alert')).toHaveCount(0)
  const office = await team.join(team.coordinator, planId)
  expect(taskTitles(office.records())).toContain(mine)
  office.close()
}

async function exported(page: Page): Promise<string> {
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export changes' }).click()
  return readFile(await (await download).path(), 'utf8')
}

async function chooseRole(office: Page, role: string): Promise<void> {
  const line = office.getByRole('dialog').getByRole('listitem').filter({ hasText: team.colleague.name })
  await line.getByRole('button', { name: /^Role of/ }).click()
  await office.getByRole('option', { name: role }).click()
  await expect(line.getByRole('button', { name: `: ${role}` })).toBeVisible()
}

async function member(planId: PlanId, ...change: readonly string[]): Promise<void> {
  const program = fileURLToPath(new URL('../../dist/server/cli.js', import.meta.url))
  await promisify(execFile)(process.execPath, [program, 'member', '--plan', planId, '--email', team.colleague.email, ...change], {
    env: { ...process.env, PACTA_DATA: server.data },
  })
}
