import { expect, test, type Locator, type Page } from '@playwright/test'
import { paste, tabTo } from './support/keyboard.ts'
import { titleCell, titleEditor } from './support/planPage.ts'
import { openNewPlan, openPlan, signIn } from './support/signIn.ts'
import { startServer, type RunningServer } from './support/server.ts'

let server: RunningServer

test.beforeAll(async () => { server = await startServer() })
test.afterAll(() => server.close())
test.beforeEach(({ page }) => signIn(page, server))

test('a plan is begun with the keyboard alone: commitment, tasks, subtasks', async ({ page }) => {
  const { keyboard } = page
  await openNewPlan(page, server, 'By keyboard')
  await tabTo(page, page.getByRole('main').getByRole('button', { name: 'New commitment' }))
  await keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'New commitment' })
  await tabTo(page, dialog.getByRole('textbox', { name: 'Title' }))
  await keyboard.type('Share weather data')
  await tabTo(page, dialog.getByRole('textbox', { name: 'Prefix of refs' }))
  await keyboard.type('WX')
  await keyboard.press('Enter')
  await expect(row(page, 'Share weather data')).toContainText('WX-1')
  await tabTo(page, page.getByRole('button', { name: 'Close the panel' }))
  await keyboard.press('Enter')

  await tabTo(page, page.getByRole('treegrid').locator('[tabindex="0"]').first())
  await keyboard.press('ArrowDown')
  await expect(titleCell(page, 'Share weather data')).toBeFocused()
  await keyboard.press('c')
  for (const title of ['Agree the format', 'Ask three services', 'Publish the first set']) {
    await keyboard.type(title)
    await keyboard.press('Enter')
    await expect(titleCell(page, title)).toBeVisible()
  }
  await keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'New task' })).toBeHidden()
  expect(await outline(page)).toEqual(['1 Memorandum of Understanding', '2 Share weather data', '3 Agree the format', '3 Ask three services', '3 Publish the first set'])

  await focusTitle(page, 'Ask three services')
  await keyboard.press('F2')
  await keyboard.press('Tab')
  await expect(page.getByRole('row').filter({ has: page.getByRole('textbox', { name: 'Title', exact: true }) })).toHaveAttribute('aria-level', '4')
  await expect(titleEditor(page)).toBeFocused()
  await keyboard.press('Enter')
  await expect(titleCell(page, 'Ask three services')).toBeFocused()
  await keyboard.press('ControlOrMeta+z')
  await expect(row(page, 'Ask three services')).toHaveAttribute('aria-level', '3')
  await keyboard.press('ControlOrMeta+Shift+z')
  await expect(row(page, 'Ask three services')).toHaveAttribute('aria-level', '4')
  await keyboard.press('Alt+Shift+ArrowLeft')
  await expect(row(page, 'Ask three services')).toHaveAttribute('aria-level', '3')
  await expect(titleCell(page, 'Ask three services')).toBeFocused()
})

test('pasted lines become as many tasks with their levels, and one undo takes them away', async ({ page }) => {
  await openPlan(page, server, 'UNOCT – IPA CIS')
  await focusTitle(page, await titleOf(page.getByRole('row', { level: 2 }).first()))
  const before = await page.getByRole('row').count()
  await paste(page, '1. Collect model laws\n  a) from parliaments\n  b) from the assembly\n2. Compare them\n\n')
  await expect(page.getByText('4 tasks were added.').first()).toBeVisible()
  for (const [title, level] of [['Collect model laws', '3'], ['from parliaments', '4'], ['from the assembly', '4'], ['Compare them', '3']] as const) {
    await expect(row(page, title)).toHaveAttribute('aria-level', level)
  }
  await page.keyboard.press('ControlOrMeta+z')
  await expect(titleCell(page, 'Collect model laws')).toBeHidden()
  await expect(page.getByRole('row')).toHaveCount(before)
})

test('every column of a commitment is edited in its cell, with the keyboard', async ({ page }) => {
  const { keyboard } = page
  await openPlan(page, server, 'UNOCT – UNODC')
  const ref = (await page.getByRole('row', { level: 2 }).first().getByRole('gridcell').first().textContent())?.trim() ?? ''
  const cells = (column: string): Locator => page.getByRole('row').filter({ has: page.getByRole('gridcell', { name: ref, exact: true }) }).locator(`[data-column="${column}"]`)
  await cells('title').click()
  await keyboard.press('Enter')
  await keyboard.type('Exchange information on cases')
  await keyboard.press('Enter')
  await expect(cells('title')).toContainText('Exchange information on cases')
  await expect(cells('title')).toBeFocused()

  await keyboard.press('ArrowRight')
  await keyboard.press('ArrowRight')
  const steps: readonly (readonly [column: string, choice: string, several?: true])[] = [
    ['status', 'Suspended'], ['assessment', 'At risk'], ['lead', 'UNODC'], ['focalPoints', 'UNOCT programme officer', true], ['due', '15 March 2031'], ['themes', 'Rule of law and human rights', true],
  ]
  await cells('status').click()
  for (const [column, choice, several] of steps) {
    await expect(cells(column)).toBeFocused()
    await keyboard.press('Enter')
    if (column === 'due') {
      await expect(page.getByRole('textbox', { name: 'Due' })).toBeFocused()
      await keyboard.type(choice)
      await keyboard.press('Enter')
    } else if (column === 'assessment') {
      await page.getByRole('radio', { name: choice }).press('Space')
      await page.getByRole('button', { name: 'Set the assessment' }).press('Enter')
    } else {
      await choose(page, choice)
      if (several) await keyboard.press('Escape')
    }
    await expect(cells(column)).toBeFocused()
    await keyboard.press('ArrowRight')
  }
  await expect(cells('status')).toHaveText('Suspended')
  await expect(cells('assessment')).toHaveText('At risk')
  await expect(cells('lead')).toHaveText('UNODC')
  await expect(cells('focalPoints')).toContainText('UNOCT programme officer')
  await expect(cells('due')).toContainText('15 Mar 2031')
  await expect(cells('themes')).toContainText('Rule of law and human rights')
})

test('what is no date stays in its cell with the reason, and Esc brings the old one back', async ({ page }) => {
  await openPlan(page, server, 'UNOCT – ISRS')
  const cell = page.getByRole('row', { level: 3 }).first().locator('[data-column="due"]')
  const before = await cell.textContent()
  await cell.click()
  await page.keyboard.press('Enter')
  await page.keyboard.type('the day after')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Write a day, a month, a quarter or a year')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(cell).toHaveText(before ?? '')
  await expect(cell).toBeFocused()
})

test('a task moves among its siblings and stays in focus', async ({ page }) => {
  await openPlan(page, server, 'UNOCT – OSCE')
  const [first, second] = [await titleOf(page.getByRole('row', { level: 3 }).nth(0)), await titleOf(page.getByRole('row', { level: 3 }).nth(1))]
  await focusTitle(page, first)
  await page.keyboard.press('Alt+ArrowDown')
  await expect(page.getByRole('row', { level: 3 }).first()).toContainText(second)
  await expect(titleCell(page, first)).toBeFocused()
  await page.keyboard.press('ControlOrMeta+z')
  await expect(page.getByRole('row', { level: 3 }).first()).toContainText(first)
})

test('what is archived comes back by undo, and later from the archive', async ({ page }) => {
  await openPlan(page, server, 'UNOCT – ISRS')
  const title = await titleOf(page.getByRole('row', { level: 3 }).first())
  await focusTitle(page, title)
  await page.keyboard.press('Delete')
  await expect(titleCell(page, title)).toBeHidden()
  await expect(page.getByRole('treegrid').locator(':focus')).toBeVisible()
  await page.getByRole('region', { name: 'Notices' }).getByRole('button', { name: 'Undo' }).click()
  await expect(titleCell(page, title)).toBeVisible()
  await focusTitle(page, title)
  await page.keyboard.press('Delete')
  await expect(titleCell(page, title)).toBeHidden()
  await page.getByRole('button', { name: 'Archived 1' }).click()
  await page.getByRole('button', { name: 'Bring back' }).click()
  await expect(page.getByRole('row', { level: 3 }).first()).toContainText(title)
  await expect(page.getByRole('button', { name: 'Archived 1' })).toBeHidden()
})

test('a filter shows what fits, says how much, and is taken away again', async ({ page }) => {
  await openPlan(page, server, 'UNOCT – OSCE')
  await page.keyboard.press('/')
  await page.keyboard.type('passenger')
  await expect(page.getByRole('search').getByRole('status')).toHaveText(/^[1-9] of 19 commitments/)
  await expect(titleCell(page, 'Review national law on passenger data')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('search').getByRole('status')).toHaveText(/^19 commitments/)
  await page.getByRole('search').getByRole('button', { name: 'Assessment' }).click()
  await choose(page, 'At risk')
  await choose(page, 'Off track')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('row', { level: 2 })).toHaveCount(3)
  await page.getByRole('search').getByRole('button', { name: /^Remove Assessment/ }).click()
  await expect(page.getByRole('search').getByRole('status')).toHaveText(/^19 commitments/)
})

test('Space opens the panel, and it shares the focus with the grid', async ({ page }) => {
  await openPlan(page, server, 'UNOCT – OSCE')
  const title = await titleOf(page.getByRole('row', { level: 2 }).first())
  await focusTitle(page, title)
  await page.keyboard.press('Space')
  const panel = page.getByRole('region', { name: /^Details of/ })
  await expect(panel.getByRole('textbox', { name: 'Title' })).toHaveValue(title)
  await expect(titleCell(page, title)).toBeFocused()
  await panel.getByRole('textbox', { name: 'Description' }).fill('Agreed in the first meeting.')
  await panel.getByRole('textbox', { name: 'Description' }).press('Tab')
  await page.keyboard.press('Escape')
  await expect(panel).toBeHidden()
  await expect(page.getByRole('treegrid').locator(':focus')).toBeVisible()
  await page.goBack()
  await expect(panel.getByRole('textbox', { name: 'Description' })).toHaveValue('Agreed in the first meeting.')
})

test('an assessment is dated and has a reason, and the earlier one stays', async ({ page }) => {
  await openPlan(page, server, 'UNOCT – OSCE')
  await menuOf(page, page.getByRole('row', { level: 2 }).filter({ hasText: 'On track' }).first(), 'Assess…')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('radio', { name: 'Off track' }).check()
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('No partner has answered.')
  await dialog.getByRole('button', { name: 'Set the assessment' }).click()
  await expect(dialog).toBeHidden()
  await page.getByRole('link', { name: 'MOU-9' }).click()
  const panel = page.getByRole('region', { name: /^Details of/ })
  await expect(panel).toContainText('No partner has answered.')
  await panel.getByText('Earlier assessments').click()
  await expect(panel).toContainText('On track')
})

test('a template adds its tasks in their order, as one step', async ({ page }) => {
  await openPlan(page, server, 'UNOCT – ISRS')
  const commitment = page.getByRole('row', { level: 2 }).last()
  const before = await outline(page)
  await menuOf(page, commitment, 'Add the tasks of a template…')
  await page.getByRole('dialog').getByLabel('Template', { exact: true }).selectOption('Joint project')
  await page.getByRole('dialog').getByRole('button', { name: 'Add 5 tasks' }).click()
  await expect(page.getByText('5 tasks were added.').first()).toBeVisible()
  const after = await outline(page)
  expect(after).toHaveLength(before.length + 5)
  await page.keyboard.press('ControlOrMeta+z')
  await expect.poll(() => outline(page)).toEqual(before)
})

test('everything that a key does, the menu of a row does by mouse', async ({ page }) => {
  await openPlan(page, server, 'UNOCT – OSCE')
  const task = page.getByRole('row', { level: 3 }).nth(1)
  const title = await titleOf(task)
  await menuOf(page, task, 'Indent')
  await expect(row(page, title)).toHaveAttribute('aria-level', '4')
  await menuOf(page, row(page, title), 'Outdent')
  await expect(row(page, title)).toHaveAttribute('aria-level', '3')
  await menuOf(page, row(page, title), 'Rename')
  await titleEditor(page).fill('Renamed by mouse')
  await page.getByRole('row', { level: 1 }).first().click()
  const target = await titleOf(page.getByRole('row', { level: 2 }).first())
  await menuOf(page, row(page, 'Renamed by mouse'), 'Move to…')
  await page.getByRole('dialog').getByRole('button', { name: target }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
  expect((await outline(page)).slice(1, 3)).toEqual([`2 ${target}`, '3 Renamed by mouse'])
  await menuOf(page, row(page, 'Renamed by mouse'), 'Archive')
  await expect(titleCell(page, 'Renamed by mouse')).toBeHidden()
})

test('what was edited is there after a reload', async ({ page }) => {
  await openPlan(page, server, 'UNOCT – IPA CIS')
  await focusTitle(page, await titleOf(page.getByRole('row', { level: 3 }).last()))
  await page.keyboard.press('F2')
  await titleEditor(page).fill('تنسيق المبادرات المشتركة')
  await page.keyboard.press('Enter')
  await expect(titleCell(page, 'تنسيق المبادرات المشتركة')).toBeVisible()
  await page.reload()
  await expect(titleCell(page, 'تنسيق المبادرات المشتركة')).toBeVisible()
})

test('single-letter keys can be switched off; then letters only write', async ({ page }) => {
  await openPlan(page, server, 'UNOCT – ISRS')
  await page.getByRole('button', { name: /^Account of/ }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Single-letter keys' }).click()
  await page.keyboard.press('Escape')
  await focusTitle(page, await titleOf(page.getByRole('row', { level: 2 }).first()))
  await page.keyboard.press('c')
  await expect(titleEditor(page)).toHaveValue('c')
  await page.keyboard.press('Escape')
})

function row(page: Page, title: string): Locator {
  return page.getByRole('row').filter({ has: titleCell(page, title) })
}

async function focusTitle(page: Page, title: string): Promise<void> {
  await titleCell(page, title).locator('.title').click()
  await expect(titleCell(page, title)).toBeFocused()
}

async function titleOf(shown: Locator): Promise<string> {
  return (await shown.locator('[data-column="title"] .title').textContent())?.trim() ?? ''
}

/** Level and title of the rows in sight, in reading order. */
async function outline(page: Page): Promise<string[]> {
  const rows = await page.getByRole('treegrid').locator('[role=row][aria-level]').evaluateAll((shown) => shown.map((it) => ({
    index: Number(it.getAttribute('aria-rowindex')), level: it.getAttribute('aria-level'), title: it.querySelector('.title, .name')?.textContent.trim() ?? '',
  })))
  return rows.sort((a, b) => a.index - b.index).map(({ level, title }) => `${level} ${title}`)
}

/** Chooses in the open list: by its field where it has one, else by arrows. */
async function choose(page: Page, choice: string): Promise<void> {
  const option = page.getByRole('option', { name: choice })
  await expect(option).toBeVisible()
  const filter = page.getByRole('dialog').getByRole('textbox')
  if (await filter.count() > 0) await filter.fill(choice)
  for (let presses = 0; presses < 20 && (await option.getAttribute('data-highlighted')) === null; presses += 1) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
}

async function menuOf(page: Page, shown: Locator, action: string): Promise<void> {
  await shown.hover()
  await shown.getByRole('button', { name: /^Actions for/ }).click()
  await page.getByRole('menuitem', { name: action }).click()
}
