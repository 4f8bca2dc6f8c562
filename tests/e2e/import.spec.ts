import { expect, test, type Locator, type Page } from '@playwright/test'
import { extract } from '../../shared/extraction/extract.ts'
import { paste } from './support/keyboard.ts'
import { counterTerrorism, pressRelease, unproposedWords } from './support/pressRelease.ts'
import { openNewPlan, signIn } from './support/signIn.ts'
import { startServer, type RunningServer } from './support/server.ts'
import { markedWords, selectWords } from './support/sourceWords.ts'

let server: RunningServer

test.beforeAll(async () => { server = await startServer() })
test.afterAll(() => server.close())

const found = extract(pressRelease).proposals
const accepted = found.filter((proposal) => proposal.ticked)
const areas = ['Drought monitoring', 'Flood forecasting', 'The training of extension workers']

test.beforeEach(async ({ page }) => {
  expect(found.map((proposal) => proposal.ticked)).toEqual([true, true, true, false])
  await signIn(page, server)
})

test('a pasted text comes back with each proposal marked at its exact words', async ({ page }) => {
  await review(page)
  expect(await markedWords(sourceText(page))).toEqual(found.map((proposal) => proposal.quote))
  for (const [index, { title }] of found.entries()) await expect(card(page, index + 1)).toContainText(title)
  await expect(page.getByText('3 accepted · 1 to decide · 0 rejected')).toBeVisible()
})

test('instrument, parties, date, place and signatories are proposed from the text', async ({ page }) => {
  await review(page)
  const header = page.locator('dl').filter({ hasText: 'Signatories' })
  for (const words of ['Memorandum of Understanding', 'FAO', 'WMO', '12 June', 'Amina Diallo and Henrik Lund', 'Press release, English, unchanged']) {
    await expect(header).toContainText(words)
  }
})

test('pillars, regions and other instruments are proposed with their words, can be changed, and go into the plan', async ({ page }) => {
  await openNewPlan(page, server, 'Counter-terrorism')
  await page.getByRole('main').getByRole('link', { name: 'Import a text' }).click()
  await propose(page, counterTerrorism)
  await page.getByRole('button', { name: /^Other instruments: following the signing of the Memorandum of Understanding/ }).click()
  await expect(page.getByText('This plan has no other instrument yet.')).toBeVisible()
  await page.keyboard.press('Escape')
  await card(page, 1).getByRole('button', { name: /^Proposal 1/ }).click()
  await expect(card(page, 1)).toContainText('Read from')
  await expect(card(page, 1).locator('dd').filter({ hasText: 'II · Prevent and combat terrorism' }).locator('q', { hasText: 'border' }).first()).toBeVisible()
  await card(page, 1).getByRole('button', { name: /^Edit/ }).click()
  await card(page, 1).getByRole('checkbox', { name: /^IV · / }).check()
  await card(page, 1).getByRole('textbox', { name: /^Regions/ }).fill('Central Asia, Caucasus')
  await card(page, 1).getByRole('button', { name: 'Done' }).click()
  await page.getByRole('button', { name: /^Finish with/ }).click()
  const question = page.getByRole('dialog').getByRole('button', { name: /^Finish with/ })
  if (await question.isVisible()) await question.click()
  await page.getByRole('rowheader').filter({ hasText: 'rain border guards' }).click()
  await page.keyboard.press('Space')
  const detail = page.getByRole('region', { name: /^Details of/ })
  for (const words of ['II · Prevent and combat terrorism', 'IV · Human rights for all', 'Caucasus']) await expect(detail).toContainText(words)
})

test('a year that the text does not give is asked for, and can be set', async ({ page }) => {
  await review(page)
  await page.getByRole('button', { name: /^Signed: 12 June.*No year in the text · set it/ }).click()
  const field = page.getByRole('textbox', { name: 'Signed on' })
  await expect(page.getByText('In the text: “12 June”')).toBeVisible()
  await field.fill('12 June 2023')
  await field.press('Enter')
  await expect(page.getByRole('button', { name: /^Signed: 12 June 2023/ })).toBeVisible()
  await expect(page.getByText('No year in the text')).toBeHidden()
})

test('the review is done with single keys: j k s u m n e y', async ({ page }) => {
  await review(page)
  const { keyboard } = page
  await expect(current(page)).toHaveAccessibleName(/^Proposal 4: .*, to decide$/)
  for (const number of [3, 2, 1]) {
    await keyboard.press('k')
    await expect(current(page)).toHaveAccessibleName(new RegExp(`^Proposal ${number}: `))
  }
  await keyboard.press('s')
  await expect(page.getByRole('heading', { name: '6 proposals' })).toBeVisible()
  for (const [index, title] of areas.entries()) await expect(card(page, index + 1)).toContainText(title)
  await keyboard.press('u')
  await expect(page.getByRole('heading', { name: '4 proposals' })).toBeVisible()
  await keyboard.press('j')
  await expect(current(page)).toHaveAccessibleName(/^Proposal 2: /)
  await keyboard.press('m')
  await expect(page.getByRole('heading', { name: '3 proposals' })).toBeVisible()
  await keyboard.press('u')
  await expect(page.getByRole('heading', { name: '4 proposals' })).toBeVisible()
  await keyboard.press('n')
  await expect(page.getByText('1 rejected')).toBeVisible()
  await expect(current(page)).toHaveAccessibleName(/^Proposal 4: /)
  await keyboard.press('e')
  await expect(page.getByRole('textbox', { name: 'Title' })).toBeFocused()
  await keyboard.type('Save crops before the rain fails')
  await keyboard.press('Enter')
  await expect(current(page)).toHaveAccessibleName('Proposal 4: Save crops before the rain fails, to decide')
  await keyboard.press('y')
  await expect(page.getByText('3 accepted · 0 to decide · 1 rejected')).toBeVisible()
})

test('every key of the review has a button', async ({ page }) => {
  await review(page)
  await card(page, 1).getByRole('button', { name: /^Proposal 1/ }).click()
  await card(page, 1).getByRole('button', { name: 'Split', exact: false }).click()
  await expect(page.getByRole('heading', { name: '6 proposals' })).toBeVisible()
  await card(page, 2).getByRole('button', { name: /^Proposal 2/ }).click()
  await card(page, 2).getByRole('button', { name: /^Merge with 1/ }).click()
  await expect(page.getByRole('heading', { name: '5 proposals' })).toBeVisible()
  await card(page, 5).getByRole('button', { name: /^Proposal 5/ }).click()
  await card(page, 5).getByRole('button', { name: /^Edit/ }).click()
  await card(page, 5).getByRole('combobox', { name: 'Lead' }).selectOption('FAO')
  await card(page, 5).getByRole('button', { name: /^Reject/ }).click()
  await expect(page.getByText('1 rejected')).toBeVisible()
  await card(page, 5).getByRole('button', { name: /^Take back/ }).click()
  await expect(page.getByText('0 rejected')).toBeVisible()
})

test('words selected with the mouse become a proposal of exactly these words', async ({ page }) => {
  await review(page)
  await selectWords(page, sourceText(page), unproposedWords)
  await page.getByRole('button', { name: /^Add as a proposal/ }).click()
  await expect(page.getByRole('heading', { name: '5 proposals' })).toBeVisible()
  await expect(page.getByText('Selected by hand')).toBeVisible()
  expect(await markedWords(sourceText(page))).toContain(unproposedWords)
})

test('what was accepted is a new plan, and each clause opens at the words', async ({ page }) => {
  await review(page)
  await page.getByRole('button', { name: 'Finish with 3' }).click()
  const question = page.getByRole('dialog', { name: 'Finish with 3 accepted?' })
  await expect(question).toContainText('1 proposal is not decided and will not be added.')
  await question.getByRole('button', { name: 'Finish with 3' }).click()
  await expect(page.getByText('Added 3 commitments.').first()).toBeVisible()
  await expect(page.getByRole('row', { level: 2 })).toHaveCount(accepted.length)
  for (const [index, { title, quote }] of accepted.entries()) {
    await page.getByRole('rowheader').filter({ hasText: title }).click()
    await page.keyboard.press('Space')
    await expect(page.getByRole('figure', { name: 'Words of the source' }).getByRole('blockquote')).toHaveText(quote)
    await page.getByRole('link', { name: 'Open at the words' }).click()
    await expect(page.locator('mark.current')).toBeVisible()
    await expect.poll(() => markedWords(page.getByRole('region', { name: /^Text of/ }))).toContain(quote)
    await expect(page.locator('mark.current')).toContainText(quote)
    if (index < accepted.length - 1) await page.getByRole('navigation', { name: 'Views of the plan' }).getByRole('link', { name: 'Commitments' }).click()
  }
  await page.getByRole('navigation', { name: 'Workspace' }).getByRole('link', { name: 'Home' }).click()
  await expect(page.getByRole('row', { name: /FAO – WMO/ })).toContainText('3 commitments')
})

test('a text imported into a plan adds to it, and a second time it warns', async ({ page }) => {
  const planId = await openNewPlan(page, server, 'Weather services')
  await page.getByRole('main').getByRole('link', { name: 'Import a text' }).click()
  await propose(page, pressRelease)
  await page.getByRole('button', { name: 'Finish with 3' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Finish with 3' }).click()
  await expect(page.getByRole('row', { level: 2 })).toHaveCount(accepted.length)
  expect(new URL(page.url()).pathname).toBe(`/plans/${planId}`)
  await page.getByRole('link', { name: 'Import text' }).click()
  await propose(page, pressRelease)
  await expect(page.getByText('This very text is already in this plan')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Import it anyway' })).toBeVisible()
})

test('a Markdown file dropped on the page is read', async ({ page }) => {
  await page.goto(`${server.url}/import`)
  await expect(page.getByRole('textbox', { name: 'Text' })).toBeVisible()
  const dropped = await page.evaluateHandle((text) => {
    const data = new DataTransfer()
    data.items.add(new File([text], 'fao-wmo.md', { type: 'text/markdown' }))
    return data
  }, pressRelease)
  const target = page.getByRole('textbox', { name: 'Text' })
  for (const type of ['dragenter', 'dragover', 'drop']) await target.dispatchEvent(type, { dataTransfer: dropped })
  await expect(page.getByRole('heading', { name: '4 proposals' })).toBeVisible()
  await page.getByRole('button', { name: /^Source: / }).click()
  await expect(page.getByText('fao-wmo.md')).toBeVisible()
})

test('an empty text and a file that is no text are refused with a way out', async ({ page }) => {
  await page.goto(`${server.url}/import`)
  await page.getByRole('button', { name: 'Propose commitments' }).click()
  await expect(page.getByText('There is no text in it. Paste or open another one; nothing was changed.')).toBeVisible()
  await openFile(page, 'empty.txt', Buffer.alloc(0))
  await expect(page.getByText('There is no text in it.')).toBeVisible()
  await openFile(page, 'agreement.docx', Buffer.from([0x50, 0x4b, 3, 4, 0x14, 0, 6, 0, 8, 0, 0, 0, 0x21, 0]))
  await expect(page.getByText('This file is damaged, or it is not what its name says.')).toBeVisible()
  await openFile(page, 'latin1.txt', Buffer.from('Coopération renforcée', 'latin1'))
  await expect(page.getByText('Save it as UTF-8 text')).toBeVisible()
})

test('a text that is too long is refused, and what was written before is kept', async ({ page }) => {
  await page.goto(`${server.url}/import`)
  const field = page.getByRole('textbox', { name: 'Text' })
  await field.fill('The parties agreed to meet.')
  await field.evaluate((element) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', 'The parties agreed to meet again. '.repeat(1_500_000))
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  })
  await expect(page.getByText(/This text is too long: a source can have up to [\d,]+ characters. What you had here is kept./)).toBeVisible()
  await expect(field).toHaveValue('The parties agreed to meet.')
})

test('a review survives a reload of the page', async ({ page }) => {
  await review(page)
  await page.keyboard.press('n')
  await expect(page.getByText('3 accepted · 0 to decide · 1 rejected')).toBeVisible()
  await page.reload()
  await expect(page.getByText('3 accepted · 0 to decide · 1 rejected')).toBeVisible()
  expect(await markedWords(sourceText(page))).toEqual(found.map((proposal) => proposal.quote))
})

test('leaving a review asks first, and staying keeps it', async ({ page }) => {
  await review(page)
  await page.getByRole('navigation', { name: 'Workspace' }).getByRole('link', { name: 'Home' }).click()
  const question = page.getByRole('dialog', { name: 'Leave this import?' })
  await question.getByRole('button', { name: 'Stay' }).click()
  await expect(page.getByRole('heading', { name: '4 proposals' })).toBeVisible()
})

test('a text in another language says what is done with it', async ({ page }) => {
  await page.goto(`${server.url}/import`)
  await propose(page, 'Les deux organisations sont convenues de renforcer leur coopération dans le domaine de la sécurité des frontières.\n\nElles tiendront une réunion à Paris l’année prochaine avec les représentants des États membres.')
  await expect(page.getByText('This text seems to be in French. Pacta proposes commitments from English only for now')).toBeVisible()
})

test('on a phone the fields of a proposal stay within its card', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await review(page)
  await page.keyboard.press('e')
  const theme = page.getByRole('combobox', { name: 'Theme' })
  await expect(theme).toBeVisible()
  const [field, around] = [await theme.boundingBox(), await page.locator('article.current').boundingBox()]
  expect((field?.x ?? 0) + (field?.width ?? 0)).toBeLessThanOrEqual((around?.x ?? 0) + (around?.width ?? 0))
})

async function review(page: Page): Promise<void> {
  await page.goto(`${server.url}/import`)
  await propose(page, pressRelease)
  await expect(page.getByRole('heading', { name: `${found.length} proposals` })).toBeVisible()
}

async function propose(page: Page, text: string): Promise<void> {
  const field = page.getByRole('textbox', { name: 'Text' })
  await expect(field).toBeFocused()
  await paste(page, text)
  await expect(field).toHaveValue(text)
  await page.getByRole('button', { name: 'Propose commitments' }).click()
  await expect(field).toBeHidden()
}

async function openFile(page: Page, name: string, buffer: Buffer): Promise<void> {
  const choosing = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Open a file' }).click()
  await (await choosing).setFiles({ name, mimeType: 'text/plain', buffer })
}

function sourceText(page: Page): Locator {
  return page.getByRole('region', { name: 'Source text' })
}

function card(page: Page, number: number): Locator {
  return page.getByRole('region', { name: 'Proposals' }).getByRole('listitem').filter({ has: page.locator('article') }).nth(number - 1)
}

/** The open card: where the keys act. */
function current(page: Page): Locator {
  return page.getByRole('region', { name: 'Proposals' }).getByRole('button', { expanded: true, name: /^Proposal/ })
}
