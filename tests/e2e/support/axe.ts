import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'

type ColorScheme = 'light' | 'dark'

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/**
 * What is shown has no violation, in light and in dark; `part` limits the look to what
 * is new on the page. Of the rules, only contrast depends on the colours.
 */
export async function expectNoViolations(page: Page, what: string, part = 'html', colorSchemes: readonly ColorScheme[] = ['light', 'dark']): Promise<void> {
  for (const colorScheme of colorSchemes) {
    await test.step(`${what}, ${colorScheme}`, async () => {
      await page.emulateMedia({ colorScheme })
      await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme)
      // In pieces by frame it would open a page of its own, each time, to put them together; Pacta has one frame.
      const axe = new AxeBuilder({ page }).setLegacyMode().include(part)
      const { violations } = await (colorScheme === 'light' ? axe.withTags(tags) : axe.withRules('color-contrast')).analyze()
      const found = violations.flatMap(({ id, help, nodes }) => nodes.map(({ html }) => `${id}: ${help}: ${html}`))
      expect(found, `${what}, ${colorScheme}`).toEqual([])
    })
  }
}

/** Nothing is wider than the screen. */
export async function expectNoSidewaysScroll(page: Page, what: string): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), what).toBeLessThanOrEqual(0)
}
