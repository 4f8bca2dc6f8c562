import { readFile } from 'node:fs/promises'
import { expect, test, type Page } from '@playwright/test'
import { Document, Packer, Paragraph } from 'docx'
import { readCsv } from '../../client/files/csv.ts'
import { sheetsOf } from '../../client/files/sheetsOf.ts'
import { tinyPdf } from '../helpers/tinyPdf.ts'
import { tinyZip } from '../helpers/tinyZip.ts'
import { expectNoSidewaysScroll, expectNoViolations } from './support/axe.ts'
import { titleCell } from './support/planPage.ts'
import { startServer, type RunningServer } from './support/server.ts'
import { markedWords } from './support/sourceWords.ts'
import { openNewPlan, openPlan, signIn } from './support/signIn.ts'

let server: RunningServer

test.beforeAll(async () => { server = await startServer() })
test.afterAll(() => server.close())
test.beforeEach(({ page }) => signIn(page, server))

const clause = 'FAO and WMO will establish a Joint Steering Committee, which will hold its first meeting in Nairobi next year.'

test('a Word document is read and proposed from', async ({ page }) => {
  const paragraphs = ['FAO and WMO join forces', clause, 'In 2019, the two organizations published a guide to seasonal forecasts.']
  const buffer = await Packer.toBuffer(new Document({ sections: [{ children: paragraphs.map((text) => new Paragraph(text)) }] }))
  await page.goto(`${server.url}/import`)
  await choose(page, [{ name: 'agreement.docx', buffer }])
  await expect(page.getByRole('button', { name: /^Finish with/ })).toBeVisible()
  expect(await markedWords(page.getByRole('region', { name: 'Source text' }))).toContain(clause)
})

test('several files are listed with what was read of each; a clause of a PDF knows its page', async ({ page }) => {
  await openNewPlan(page, server, 'From files')
  await page.getByRole('link', { name: 'Import text' }).click()
  const pages = [['Joint communique of FAO and WMO', '', 'The two organizations met in Rome.'], ['FAO and WMO will establish a Joint Steering Committee, which will hold its', 'first meeting in Nairobi next year.']]
  await choose(page, [
    { name: 'communique.pdf', buffer: Buffer.from(tinyPdf(pages)) },
    { name: 'scan.pdf', buffer: Buffer.from(tinyPdf([null])) },
    { name: 'locked.pdf', buffer: Buffer.from(tinyPdf([['Secret']], { encrypt: true })) },
    { name: 'bomb.docx', buffer: Buffer.from(tinyZip({ 'word/document.xml': Buffer.alloc(61_000_000) })) },
    { name: 'french.html', buffer: Buffer.from('<meta charset="utf-8"><nav>Accueil</nav><p>Les deux organisations sont convenues de renforcer leur coopération dans le domaine de la sécurité des frontières.</p>') },
    { name: 'tasks.csv', buffer: Buffer.from('Task,Due\na,2026') },
  ])
  const list = page.getByRole('region', { name: 'What was read' })
  for (const words of ['2 pages', 'its pages are pictures', 'locked with a password', 'too large to be opened here', 'French: no proposals, select words by hand', 'This is a table, not a text']) {
    await expect(list).toContainText(words)
  }
  await expectNoViolations(page, 'the list of what was read')
  await list.getByRole('button', { name: 'Review communique.pdf' }).click()
  await page.getByRole('button', { name: /^Finish with 1/ }).click()
  await expect(list).toContainText('In the plan')
  await page.getByRole('link', { name: 'Commitments' }).click()
  await page.getByRole('rowheader').filter({ hasText: /Steering Committee/ }).click()
  await page.keyboard.press('Space')
  await expect(page.getByRole('figure')).toContainText('p. 2')
})

test('pasted rows are shown with what is wrong, written when confirmed, and taken back at once', async ({ page }) => {
  const planId = await openNewPlan(page, server, 'From a table')
  await page.goto(`${server.url}/plans/${planId}/import-table`)
  const rows = ['Activity\tResponsible\tDeadline', 'Draft the concept note\tWMO\t14/03/2026', 'Hold the meeting\tFAO\tsoon', 'Invite the members\tWMO\t2026']
  await page.getByRole('textbox', { name: 'Table' }).evaluate((field, text) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', text)
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, rows.join('\n'))
  await expect(page.getByText('Due: “soon” is no date.')).toBeVisible()
  await expect(page.getByText('New parties: WMO')).toBeVisible()
  await expect(page.getByText('Row 3')).toBeVisible()
  await expectNoViolations(page, 'the review of a table')
  await page.getByRole('combobox', { name: 'Meaning of “Deadline”' }).selectOption({ label: 'Not taken in' })
  await expect(page.getByRole('button', { name: 'Add 3 rows' })).toBeVisible()
  await page.getByRole('button', { name: 'Add 3 rows' }).click()
  await expect(titleCell(page, 'Hold the meeting')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).first().click()
  await expect(titleCell(page, 'Hold the meeting')).toBeHidden()
  await expect(titleCell(page, 'Draft the concept note')).toBeHidden()
})

test('the outline goes out as filtered, and comes back as no change; an edited row as what it changes', async ({ page }) => {
  const planId = await openPlan(page, server, 'UNOCT – OSCE')
  const csv = await save(page, 'Table for any program (.csv)')
  const grid = readCsv(csv.toString('utf8'))
  expect(grid[0]!.slice(0, 5)).toEqual(['ID', 'Kind', 'Ref', 'Under', 'Title'])
  const xlsx = await save(page, 'Excel workbook (.xlsx)')
  const answer = await sheetsOf(new Uint8Array(xlsx).buffer)
  expect('sheets' in answer && answer.sheets[0]!.rows.length).toBe(grid.filter((row) => row.length > 1).length)
  for (const [name, buffer] of [['outline.csv', csv], ['outline.xlsx', xlsx]] as const) {
    await page.goto(`${server.url}/plans/${planId}/import-table`)
    await choose(page, [{ name, buffer }], 'Open a table')
    await expect(page.getByText('No change: the plan has all of this already.')).toBeVisible()
  }
  const title = grid[1]![4]!
  await page.goto(`${server.url}/plans/${planId}/import-table`)
  await choose(page, [{ name: 'edited.csv', buffer: Buffer.from(csv.toString('utf8').replace(title, `${title} at last`)) }], 'Open a table')
  await expect(page.locator('.row.changed dd')).toHaveText(new RegExp(`${title}.*→.*${title} at last`))
  await expect(page.getByRole('button', { name: 'Change 1 row' })).toBeVisible()

  await page.goto(`${server.url}/plans/${planId}?q=API`)
  await page.getByRole('button', { name: 'Export' }).click()
  await expect(page.getByText(/^Export as filtered: \d+ of \d+ commitments/)).toBeVisible()
  await page.keyboard.press('Escape')
  const some = readCsv((await save(page, 'Table for any program (.csv)')).toString('utf8'))
  expect(some.length).toBeLessThan(grid.length)
  const docx = await save(page, 'Commitments with their clauses (.docx)')
  await page.goto(`${server.url}/import`)
  await choose(page, [{ name: 'commitments.docx', buffer: docx }])
  await expect(page.getByRole('region', { name: 'Source text' })).toContainText(/API.*“.*”/s)
})

test('on a phone the export stands in the page’s menu, and the review of a table fits', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  const planId = await openPlan(page, server, 'UNOCT – OSCE')
  const csv = await save(page, 'Table for any program (.csv)', 'More for this plan')
  await page.goto(`${server.url}/plans/${planId}/import-table`)
  await choose(page, [{ name: 'outline.csv', buffer: csv }], 'Open a table')
  await expect(page.getByText('No change: the plan has all of this already.')).toBeVisible()
  await expectNoSidewaysScroll(page, 'the review of a table on a phone')
})

async function choose(page: Page, files: readonly { readonly name: string; readonly buffer: Buffer }[], button = 'Open a file'): Promise<void> {
  const choosing = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: button }).click()
  const chooser = await choosing
  await chooser.setFiles(files.map((file) => ({ ...file, mimeType: 'application/octet-stream' })))
}

async function save(page: Page, item: string, menu = 'Export'): Promise<Buffer> {
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: menu, exact: true }).click()
  await page.getByRole('menuitem', { name: item }).click()
  return readFile(await (await saved).path())
}
