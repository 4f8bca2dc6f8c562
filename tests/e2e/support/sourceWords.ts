import type { Locator, Page } from '@playwright/test'

/** Drags the pointer over words of a shown text, as a person selects them. */
export async function selectWords(page: Page, text: Locator, words: string): Promise<void> {
  const { from, to } = await text.evaluate((element, sought) => {
    const piece = [...element.querySelectorAll('[data-from]')].find((it) => it.textContent?.includes(sought))
    const node = piece?.firstChild
    if (!piece || !node) throw new Error(`“${sought}” is not in one piece of the text`)
    const start = piece.textContent?.indexOf(sought) ?? 0
    piece.scrollIntoView({ block: 'center' })
    const range = document.createRange()
    range.setStart(node, start)
    range.setEnd(node, start + sought.length)
    const boxes = [...range.getClientRects()]
    const [first, last] = [boxes[0], boxes.at(-1)]
    if (!first || !last) throw new Error(`“${sought}” has no place on the page`)
    return { from: { x: first.left, y: first.top + first.height / 2 }, to: { x: last.right, y: last.top + last.height / 2 } }
  }, words)
  await page.mouse.move(from.x + 0.5, from.y)
  await page.mouse.down()
  await page.mouse.move(to.x, to.y, { steps: 4 })
  await page.mouse.up()
}

/** The marked words in the order of the text; a mark of several marks comes in pieces. */
export async function markedWords(text: Locator): Promise<string[]> {
  return text.locator('mark').evaluateAll((marks) => marks.map((mark) => [...mark.querySelectorAll('[data-from]')].map((piece) => piece.textContent ?? '').join('')))
}
