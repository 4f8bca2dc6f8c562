import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'

type ColorScheme = 'light' | 'dark'

/** What the builder brings along, in its short form. */
const require = createRequire(import.meta.url)
const axeCore = readFileSync(createRequire(require.resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js'), 'utf8')

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/**
 * What is shown has no violation, in light and in dark; `part` limits the look to what
 * is new on the page. Of the rules, only contrast depends on the colours.
 */
export async function expectNoViolations(page: Page, what: string, part = 'html', colorSchemes: readonly ColorScheme[] = ['light', 'dark']): Promise<void> {
  // The builder would read all of axe into the page twice for each look, which takes longer than looking.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeCore)
  for (const colorScheme of colorSchemes) {
    await test.step(`${what}, ${colorScheme}`, async () => {
      await page.emulateMedia({ colorScheme })
      await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme)
      await coloursStand(page)
      // In pieces by frame it would open a page of its own, each time, to put them together; Pacta has one frame.
      const axe = new AxeBuilder({ page, axeSource: 'null' }).setLegacyMode().include(part)
      const { violations } = await (colorScheme === 'light' ? axe.withTags(tags) : axe.withRules('color-contrast')).analyze()
      const found = violations.flatMap(({ id, help, nodes }) => nodes.map(({ html }) => `${id}: ${help}: ${html}`))
      expect(found, `${what}, ${colorScheme}`).toEqual([])
    })
  }
}

/** Half way from one colour to another, contrast would be anything. */
async function coloursStand(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const transitions = document.getAnimations().filter((animation) => animation instanceof CSSTransition)
    // What is taken away or changed again on its way rejects; it does not move any more either.
    await Promise.allSettled(transitions.map(({ finished }) => finished))
  })
}

/** Nothing is wider than the screen. */
export async function expectNoSidewaysScroll(page: Page, what: string): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), what).toBeLessThanOrEqual(0)
}
