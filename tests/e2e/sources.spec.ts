import { expect, test, type Locator, type Page } from '@playwright/test'
import { tabTo } from './support/keyboard.ts'
import { openPlan, signIn } from './support/signIn.ts'
import { startServer, type RunningServer } from './support/server.ts'
import { markedWords, selectWords } from './support/sourceWords.ts'

let server: RunningServer

test.beforeAll(async () => { server = await startServer() })
test.afterAll(() => server.close())
test.beforeEach(({ page }) => signIn(page, server))

test('a mark in the text leads to its commitment', async ({ page }) => {
  await openPlan(page, server, 'UNOCT – OSCE', '/sources')
  await text(page).getByRole('button', { name: 'Clause of MOU-8' }).click()
  await expect(entry(page, 'MOU-8')).toHaveAttribute('aria-current', 'true')
  await expect(page).toHaveURL(/[?&]clause=/)
  await expect(page.locator('mark.current')).toContainText('They also agreed to strengthen efforts')
  await text(page).getByText('To ensure a closer working relationship').click()
  await expect(entry(page, 'MOU-9')).toHaveAttribute('aria-current', 'true')
})

test('a commitment in the margin leads to its words', async ({ page }) => {
  await openPlan(page, server, 'UNOCT – OSCE', '/sources')
  await entry(page, 'MOU-10').click()
  await expect(page.locator('mark.current').first()).toBeInViewport()
  await expect(text(page).getByRole('button', { name: 'Clause of MOU-10' })).toHaveAttribute('aria-current', 'true')
})

test('the panel of a commitment opens the source at its words, stem and item alike', async ({ page }) => {
  await openPlan(page, server, 'UNOCT – OSCE')
  await page.getByRole('row', { level: 2 }).filter({ hasText: 'Border security and management' }).first().getByRole('link').click()
  const quote = page.getByRole('figure', { name: 'Words of the source' })
  await expect(quote.getByRole('blockquote')).toContainText('explore and enhance cooperation on shared priority areas, including […]')
  await expect(quote.locator('mark')).toHaveText('border security and management')
  await quote.getByRole('link', { name: 'Open at the words' }).click()
  await expect(page.locator('mark.current').filter({ hasText: 'border security and management' })).toBeInViewport()
  await expect(entry(page, 'MOU-4')).toHaveAttribute('aria-current', 'true')
})

test('a link to a clause alone opens its source at the words, with the keyboard there', async ({ page }) => {
  const planId = await openPlan(page, server, 'UNOCT – OSCE', '/sources')
  await page.getByRole('navigation', { name: 'Sources of this plan' }).getByRole('link', { name: /step up/ }).click()
  const badge = text(page).getByRole('button', { name: /^Clause of BAP/ }).last()
  const name = await badge.getAttribute('aria-label')
  await badge.click()
  await expect(page).toHaveURL(/[?&]clause=/)
  const clause = new URL(page.url()).searchParams.get('clause') ?? ''
  await page.goto(`${server.url}/plans/${planId}/sources?clause=${clause}`)
  await expect(text(page).getByRole('button', { name: name ?? '', exact: true })).toBeFocused()
  await expect(page.locator('mark.current').first()).toBeInViewport()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('to step up')
})

test('selected words become a commitment that rests on exactly these words', async ({ page }) => {
  const words = 'launching and implementing joint projects'
  await openPlan(page, server, 'UNOCT – OSCE', '/sources')
  await selectWords(page, text(page), words)
  await page.getByRole('button', { name: 'New commitment from selection' }).click()
  await expect(page.getByText('MOU-11 was made from these words.').first()).toBeVisible()
  expect(await markedWords(text(page))).toContain(words)
  const panel = page.getByRole('region', { name: 'Details of MOU-11' })
  await expect(panel.getByRole('blockquote')).toHaveText(words)
  await page.getByRole('navigation', { name: 'Views of the plan' }).getByRole('link', { name: 'Commitments' }).click()
  await expect(page.getByRole('gridcell', { name: 'MOU-11' })).toBeVisible()
})

test('selected words become a further clause of a commitment', async ({ page }) => {
  const words = 'The signing of this Memorandum marks an important milestone'
  await openPlan(page, server, 'UNOCT – OSCE', '/sources')
  await selectWords(page, text(page), words)
  await page.getByRole('button', { name: 'Add as clause to…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('Strengthen co-operation on key challenges').click()
  await expect(page.getByText('The words are now a clause of MOU-1.').first()).toBeVisible()
  await expect(text(page).getByRole('button', { name: 'Clause of MOU-1', exact: true })).toHaveCount(2)
})

test('words are found and made a commitment with the keyboard alone', async ({ page }) => {
  const words = 'Stressing that the OSCE is a vital regional partner for the UN'
  await openPlan(page, server, 'UNOCT – OSCE', '/sources')
  await tabTo(page, page.getByRole('button', { name: 'From words…' }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menuitem', { name: 'New commitment from words…' })).toBeFocused()
  await page.keyboard.press('Enter')
  const field = page.getByRole('dialog').getByRole('textbox', { name: 'Words of the text' })
  await tabTo(page, field)
  await page.keyboard.type('words that are not there')
  await expect(page.getByText('These words are not in the text.')).toBeVisible()
  await field.fill(words)
  await expect(page.getByText('Found in paragraph 5.')).toBeVisible()
  await tabTo(page, page.getByRole('dialog').getByRole('button', { name: 'New commitment from selection' }))
  await page.keyboard.press('Enter')
  await expect.poll(() => markedWords(text(page))).toContain(words)
})

test('the text of a source is shown unchanged', async ({ page }) => {
  await openPlan(page, server, 'UNOCT – ISRS', '/sources')
  await expect(text(page)).toContainText('an agreement was reached to hold the first meeting of the Council in Tashkent next year')
  await page.getByRole('button', { name: 'About this source' }).click()
  await expect(page.getByText('SHA-256')).toBeVisible()
})

function text(page: Page): Locator {
  return page.getByRole('region', { name: /^Text of/ })
}

/** The line of a commitment beside the text. */
function entry(page: Page, ref: string): Locator {
  return page.getByRole('complementary', { name: 'Commitments in this text' }).getByRole('button', { name: new RegExp(`^${ref} `) })
}
