import { expect, test, type Locator, type Page } from '@playwright/test'
import { expectNoViolations } from './support/axe.ts'
import { titleCell } from './support/planPage.ts'
import { openPlan, signIn } from './support/signIn.ts'
import { startServer, type RunningServer } from './support/server.ts'

let server: RunningServer

test.beforeAll(async () => { server = await startServer() })
test.afterAll(() => server.close())
test.beforeEach(({ page }) => signIn(page, server))
// Motion would be caught half way.
test.use({ contextOptions: { reducedMotion: 'reduce' } })

test('a template is made one’s own, previewed with dates and people, added, and taken back by one undo', async ({ page }) => {
  await openPlan(page, server, 'UNOCT – ISRS', '?open=plan')
  await panel(page).getByRole('link', { name: 'Coordination', exact: true }).click()
  await expect(page.getByRole('region', { name: 'Details of Coordination' })).toBeVisible()
  const title = panel(page).getByRole('textbox', { name: 'Title of the step' })
  await title.first().fill('Name one coordinator each')
  await title.first().press('Enter')
  await panel(page).getByRole('button', { name: 'Move “Review overlaps and gaps” up' }).click()
  await panel(page).getByRole('button', { name: 'Remove step “Hold the first coordination meeting”' }).click()
  await panel(page).getByRole('button', { name: /^Due date of “Share what each party plans”/ }).click()
  await page.getByRole('textbox', { name: 'Days' }).fill('10')
  await page.getByRole('button', { name: 'Set', exact: true }).click()
  await panel(page).getByRole('button', { name: /^Who does “Share what each party plans”/ }).click()
  await page.getByRole('option', { name: 'Lead’s focal point' }).click()
  const line = panel(page).getByRole('textbox', { name: /^Add a step/ })
  await line.fill('Report to both heads')
  await line.press('Enter')
  await expect(title).toHaveCount(4)
  expect(await title.evaluateAll((fields) => fields.map((field) => (field as HTMLTextAreaElement).value))).toEqual([
    'Name one coordinator each', 'Share what each party plans', 'Review overlaps and gaps', 'Report to both heads',
  ])
  await expectNoViolations(page, 'a template', details)

  await openRecord(page, 'Create a Regional Expert Council in Central Asia')
  await panel(page).getByRole('button', { name: 'More actions' }).click()
  await page.getByRole('menuitem', { name: 'Add the tasks of a template…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Template', { exact: true }).selectOption('Coordination')
  await dialog.getByRole('textbox', { name: 'Start' }).fill('1 March 2031')
  await dialog.getByRole('textbox', { name: 'Start' }).press('Enter')
  const share = dialog.getByRole('listitem').filter({ hasText: 'Share what each party plans' })
  await expect(share).toContainText('UNOCT programme officer')
  await expect(share).toContainText('11 Mar 2031')
  await expect(dialog.getByRole('listitem').filter({ hasText: 'Report to both heads' })).toContainText('No date')
  await dialog.getByRole('checkbox', { name: 'Add “Report to both heads”' }).uncheck()
  await expectNoViolations(page, 'a template’s preview', '[role=dialog]')
  await dialog.getByRole('button', { name: 'Add 3 tasks' }).click()
  await expect(dialog).toBeHidden()
  const added = page.getByRole('row').filter({ has: titleCell(page, 'Share what each party plans') })
  await expect(added).toContainText('11 Mar 2031')
  await expect(added).toContainText('UNOCT')
  await page.getByText('Undo', { exact: true }).click()
  await expect(titleCell(page, 'Share what each party plans')).toBeHidden()
  await expect(titleCell(page, 'Name one coordinator each')).toBeHidden()
})

test('a request moves through its stages, each with its date and its tasks, and its commitment is no longer untriggered', async ({ page }) => {
  await openPlan(page, server, 'UNOCT – OSCE')
  await page.getByRole('row', { level: 2 }).filter({ hasText: 'Not triggered' }).first().locator('[data-column="title"] .title').click()
  await page.keyboard.press('Space')
  await expect(panel(page).getByRole('button', { name: 'Record a request' })).toBeVisible()
  const commitment = page.url()
  await expect(panel(page)).toContainText('Not triggered')
  await panel(page).getByRole('button', { name: 'Record a request' }).click()
  await page.getByRole('textbox', { name: 'Requesting State' }).fill('A State of the region')
  await page.getByRole('button', { name: 'Record', exact: true }).click()
  await expect(panel(page)).not.toContainText('Not triggered')

  await panel(page).getByRole('link', { name: 'A State of the region' }).click()
  await expect(current(page)).toContainText('Received')
  await panel(page).getByRole('button', { name: 'Move on…' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByLabel('Stage')).toHaveValue('screened')
  await dialog.getByRole('textbox', { name: 'Reached on' }).fill('1 March 2031')
  await dialog.getByRole('textbox', { name: 'Reached on' }).press('Tab')
  await expect(dialog.getByRole('listitem')).toContainText('16 Apr 2031')
  await expectNoViolations(page, 'moving a request', '[role=dialog]')
  await dialog.getByRole('button', { name: 'Move, and add 1 task' }).click()
  await expect(current(page)).toContainText('Screened')
  await expect(current(page)).toContainText('1 Mar 2031')
  await expect(panel(page).getByRole('link', { name: 'Assess legal and technical readiness' })).toBeVisible()
  await expectNoViolations(page, 'a request', details)

  await panel(page).getByRole('button', { name: 'Move on…' }).click()
  await dialog.getByLabel('Stage').selectOption('Withdrawn')
  await dialog.getByRole('button', { name: 'Move to Withdrawn' }).click()
  await expect(panel(page).getByRole('listitem').filter({ hasText: 'Screened' })).toContainText('1 Mar 2031')
  await expect(current(page)).toContainText('Withdrawn')
  await page.goto(commitment)
  await expect(panel(page)).toContainText('Not triggered')
})

test('a meeting’s decision becomes a task once, and the next meeting lists what the last left open', async ({ page }) => {
  await openPlan(page, server, 'UNOCT – ISRS')
  await openRecord(page, 'Hold the meeting')
  await panel(page).getByRole('button', { name: /^Date:/ }).click()
  await panel(page).getByRole('textbox', { name: 'Date' }).fill('10 May 2031')
  await panel(page).getByRole('textbox', { name: 'Date' }).press('Enter')
  await panel(page).getByRole('textbox', { name: 'Place' }).fill('Tashkent')
  await panel(page).getByRole('textbox', { name: 'Agenda' }).fill('Members; work plan')
  for (const decision of ['Publish the list of experts', 'Invite two more institutes', 'Thank the host']) {
    await panel(page).getByRole('textbox', { name: 'Add a decision' }).fill(decision)
    await panel(page).getByRole('textbox', { name: 'Add a decision' }).press('Enter')
  }
  await panel(page).getByRole('button', { name: 'Make a task of it: “Publish the list of experts”' }).click()
  await expect(panel(page).getByRole('button', { name: 'Make a task of it: “Publish the list of experts”' })).toBeHidden()
  await expect(titleCell(page, 'Publish the list of experts')).toBeVisible()
  await panel(page).getByRole('checkbox', { name: 'Settled: “Thank the host”' }).check()
  await expectNoViolations(page, 'a meeting', details)

  await panel(page).getByRole('button', { name: 'Plan the next' }).click()
  const open = page.getByRole('region', { name: 'Still open from earlier meetings' })
  await expect(open).toContainText('10 May 2031')
  await expect(open).toContainText('Publish the list of experts')
  await expect(open).toContainText('Invite two more institutes')
  await expect(open).not.toContainText('Thank the host')
  await expectNoViolations(page, 'the next meeting', details)
  await open.getByRole('button', { name: 'It is settled: “Invite two more institutes”' }).click()
  await expect(open).not.toContainText('Invite two more institutes')
  await open.getByRole('link', { name: 'Publish the list of experts' }).click()
  await expect(panel(page)).toContainText('Decided in')
  await panel(page).getByRole('button', { name: /^Status:/ }).click()
  await page.getByRole('option', { name: 'Done' }).click()
  await page.goBack()
  await expect(panel(page).getByRole('button', { name: /^Last meeting:/ })).toContainText('Hold the meeting')
  await expect(open).toBeHidden()
})

test('items become tasks, or commitments that take those tasks along', async ({ page }) => {
  await openPlan(page, server, 'UNOCT – ISRS')
  await openRecord(page, 'Create a Regional Expert Council in Central Asia')
  for (const item of ['terms of reference', 'rules of procedure']) {
    await panel(page).getByRole('textbox', { name: 'Add an item' }).fill(item)
    await panel(page).getByRole('textbox', { name: 'Add an item' }).press('Enter')
  }
  await panel(page).getByRole('button', { name: 'Make a task of it: “rules of procedure”' }).click()
  await expect(titleCell(page, 'Rules of procedure')).toHaveCount(1)
  await panel(page).getByRole('button', { name: 'Make tasks of the items' }).click()
  await expect(titleCell(page, 'Terms of reference')).toHaveCount(1)
  await expect(panel(page).getByRole('button', { name: 'Make tasks of the items' })).toBeHidden()
  await panel(page).getByRole('button', { name: 'Split into items' }).click()
  await expect(page.getByRole('row', { level: 2 }).filter({ hasText: 'Terms of reference' })).toHaveCount(1)
  await expect(page.getByRole('row', { level: 3 }).filter({ hasText: 'Rules of procedure' })).toHaveCount(1)
})

const details = 'section[aria-label^=Details]'

function panel(page: Page): Locator {
  return page.locator(details)
}

/** The stage of a request that is reached now. */
function current(page: Page): Locator {
  return panel(page).locator('[aria-current=step]')
}

async function openRecord(page: Page, title: string): Promise<void> {
  await titleCell(page, title).first().locator('.title').click()
  await page.keyboard.press('Space')
  await expect(panel(page)).toBeVisible()
}
