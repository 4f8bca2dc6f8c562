import { expect, test, type Locator, type Page } from '@playwright/test'
import { setDates } from '../../shared/commands/dates.ts'
import type { Id, PlanId } from '../../shared/ids.ts'
import { addDays, type Day, type PlanDate } from '../../shared/schema/planDate.ts'
import { expectNoSidewaysScroll, expectNoViolations } from './support/axe.ts'
import { chip } from './support/planPage.ts'
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
test.use({ contextOptions: { reducedMotion: 'reduce' }, viewport: { width: 1440, height: 900 } })

const [draft, focalPoints, meeting] = first.tasks
const year = new Date().getFullYear() + 1
const on = (monthAndDay: string): Day => `${year}-${monthAndDay}` as Day

test('a task starts after another one, is moved by keys with its follower, and one undo takes it back', async () => {
  const page = await openTimeline(await planWithDates('Moved by keys'))
  await row(page, focalPoints).focus()
  await page.keyboard.press('.')
  await page.getByRole('menuitem', { name: 'Starts after…' }).click()
  const dialog = page.getByRole('dialog', { name: `“${focalPoints}” starts after…` })
  await dialog.getByRole('button', { name: draft }).click()
  await dialog.getByRole('spinbutton', { name: 'Lag in days after T-1' }).fill('2')
  await expectNoViolations(page, 'what a task starts after', '[role=dialog]')
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(row(page, focalPoints)).toContainText('starts after T-1')
  await expect(page.locator('path.line')).toHaveCount(1)

  await row(page, draft).focus()
  await page.keyboard.press('Alt+ArrowRight')
  const question = page.getByRole('dialog', { name: 'Move 1 follower too?' })
  await expect(question).toContainText(focalPoints)
  await expectNoViolations(page, 'the question about followers', '[role=dialog]')
  await question.getByRole('button', { name: 'Move all 2 tasks' }).click()
  await expect(row(page, draft)).toContainText(`2 Mar ${year} – 11 Mar ${year}`)
  await expect(row(page, focalPoints)).toContainText(`21 Mar ${year} – 31 Mar ${year}`)
  await expect(row(page, draft)).toBeFocused()
  await page.keyboard.press('ControlOrMeta+z')
  await expect(row(page, draft)).toContainText(`1 Mar ${year} – 10 Mar ${year}`)
  await expect(row(page, focalPoints)).toContainText(`20 Mar ${year} – 30 Mar ${year}`)
})

test('zoom is in the address; dates are said as precise as they are', async () => {
  const page = await openTimeline(await planWithDates('Looked at'))
  await expect(row(page, meeting)).toContainText(`due Q3 ${year}, precise to the quarter`)
  await page.getByRole('button', { name: 'Month', exact: true }).click()
  await expect(page).toHaveURL(/zoom=month/)
  await page.keyboard.press('-')
  await expect(page.getByRole('button', { name: 'Quarter', exact: true })).toHaveAttribute('aria-pressed', 'true')
  await page.getByRole('button', { name: 'Year', exact: true }).click()
  await expect(page).not.toHaveURL(/zoom=/)
  await expectNoViolations(page, 'the timeline')
})

test('a bar is dragged; Escape puts it back; the dialog does the same with words', async () => {
  const page = await openTimeline(await planWithDates('Dragged'))
  await page.getByRole('button', { name: 'Month', exact: true }).click()
  await page.getByRole('treegrid').evaluate((chart, px) => { chart.scrollLeft = px }, 0)
  const bar = row(page, draft).locator('.shape.bar')
  await bar.scrollIntoViewIfNeeded()
  const dayPx = (await bar.evaluate((element) => element.getBoundingClientRect().width)) / 10
  const grab = async (): Promise<{ readonly x: number; readonly y: number }> => {
    const box = (await bar.boundingBox())!
    return { x: Math.max(box.x + 12, 400), y: box.y + box.height / 2 }
  }
  let at = await grab()
  await page.mouse.move(at.x, at.y)
  await page.mouse.down()
  await page.mouse.move(at.x + dayPx * 3, at.y, { steps: 4 })
  await expect(row(page, draft)).toContainText(`4 Mar ${year} – 13 Mar ${year}`)
  await page.keyboard.press('Escape')
  await page.mouse.up()
  await expect(row(page, draft)).toContainText(`1 Mar ${year} – 10 Mar ${year}`)
  at = await grab()
  await page.mouse.move(at.x, at.y)
  await page.mouse.down()
  await page.mouse.move(at.x + dayPx * 3, at.y, { steps: 4 })
  await page.mouse.up()
  await expect(row(page, draft)).toContainText(`4 Mar ${year} – 13 Mar ${year}`)

  await row(page, draft).focus()
  await page.keyboard.press('.')
  await page.getByRole('menuitem', { name: 'Set the dates…' }).click()
  const due = page.getByRole('dialog').getByRole('textbox', { name: 'Due' })
  await due.fill(`20 March ${year}`)
  await due.press('Enter')
  await page.getByRole('button', { name: 'Save the dates' }).click()
  await expect(row(page, draft)).toContainText(`4 Mar ${year} – 20 Mar ${year}`)
})

test('today\'s dates stand beside those of a named version', async () => {
  const planId = await planWithDates('Against a version')
  const page = await openTimeline(planId)
  const answer = await page.request.post(`/api/plans/${planId}/versions`, { data: { name: 'As agreed' } })
  expect(answer.ok()).toBe(true)
  await row(page, draft).focus()
  await page.keyboard.press('Alt+Shift+ArrowDown')
  await expect(row(page, draft)).toContainText(`1 Mar ${year} – 17 Mar ${year}`)
  await expect(chip(page)).toHaveText('Saved')
  await page.getByRole('button', { name: 'Compare…' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'As agreed' }).click()
  await expect(row(page, draft)).toContainText(`in “As agreed”: 1 Mar ${year} – 10 Mar ${year}`)
  await expect(row(page, focalPoints)).not.toContainText('As agreed')
  await expect(page).toHaveURL(/against=\d+/)
})

test('on a phone nothing is wider than the screen, and a reader is offered nothing to move', async () => {
  const planId = await planWithDates('On a phone')
  await team.setRole(planId, 'viewer')
  const context = await team.device(team.colleague)
  const page = await context.newPage()
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(`/plans/${planId}/timeline`)
  await expect(row(page, draft)).toBeVisible()
  await expectNoSidewaysScroll(page, 'the timeline on a phone')
  await expectNoViolations(page, 'the timeline on a phone', 'main', ['light'])
  await row(page, draft).focus()
  await page.keyboard.press('Alt+ArrowRight')
  await expect(row(page, draft)).toContainText(`1 Mar ${year} – 10 Mar ${year}`)
  await page.keyboard.press('.')
  await expect(page.getByRole('menuitem', { name: 'Open details' })).toBeVisible()
  await expect(page.getByRole('menuitem', { name: /dates/ })).toHaveCount(0)
})

test('the whole timeline is printed on one page', async () => {
  const page = await openTimeline(await planWithDates('Printed'))
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
})

test('the calendar shows due dates on their days; an entry is moved by keys', async () => {
  const planId = await planWithDates('In the calendar')
  const page = await (await team.device(team.coordinator)).newPage()
  await page.goto(`/plans/${planId}/calendar?day=${on('03-10')}`)
  const grid = page.getByRole('grid', { name: `March ${year}` })
  await expect(cell(grid, on('03-10'))).toContainText(draft)
  await expectNoViolations(page, 'the calendar')
  await cell(grid, on('03-10')).focus()
  await page.keyboard.press('ArrowLeft')
  await expect(cell(grid, on('03-09'))).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Alt+ArrowRight')
  await expect(cell(grid, on('03-11')).getByRole('button', { name: draft })).toBeFocused()
  await page.keyboard.press('ControlOrMeta+z')
  await expect(cell(grid, on('03-10'))).toContainText(draft)

  await page.goto(`/plans/${planId}/calendar?day=${on('08-01')}`)
  await expect(page.getByRole('region', { name: 'Not on a day' })).toContainText(meeting)
  await page.getByRole('button', { name: 'Week' }).click()
  await expect(page).toHaveURL(/view=week/)
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(`/plans/${planId}/calendar?day=${on('03-10')}`)
  await expect(page.getByRole('button', { name: draft, exact: false }).first()).toBeVisible()
  await expectNoSidewaysScroll(page, 'the agenda')
  await expectNoViolations(page, 'the agenda', 'main', ['light'])
})

async function planWithDates(title: string): Promise<PlanId> {
  const planId = await team.makePlan(title)
  const client = await team.join(team.coordinator, planId)
  const idOf = (task: string): Id<'task'> => [...client.records().records.task.values()].find((it) => it.title === task)!.id
  setDates(client.context, [
    { kind: 'task', id: idOf(draft), start: on('03-01'), due: on('03-10') },
    { kind: 'task', id: idOf(focalPoints), start: on('03-20'), due: addDays(on('03-20'), 10) },
    { kind: 'task', id: idOf(meeting), due: `${year}-Q3` as PlanDate },
  ])
  await client.stored()
  client.close()
  return planId
}

async function openTimeline(planId: PlanId): Promise<Page> {
  const page = await (await team.device(team.coordinator)).newPage()
  await page.goto(`/plans/${planId}/timeline`)
  await expect(row(page, draft)).toBeVisible()
  await expect(chip(page)).toHaveText('Saved')
  return page
}

function row(page: Page, title: string): Locator {
  return page.getByRole('treegrid', { name: 'Timeline' }).getByRole('row').filter({ has: page.getByRole('rowheader').filter({ hasText: title }) })
}

function cell(grid: Locator, day: Day): Locator {
  return grid.locator(`[data-day="${day}"]`)
}
