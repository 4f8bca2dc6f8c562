import { chromium } from '@playwright/test'
import { browserPath } from '../tests/e2e/support/browser.ts'
import { startServer } from '../tests/e2e/support/server.ts'

/** Takes the pictures of the documentation from the running product: `npm run screenshots`, after a build. */
const images = 'docs/images'
const server = await startServer()
const browser = await chromium.launch({ executablePath: await browserPath(), args: ['--no-sandbox', '--disable-gpu'] })
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'en-GB', reducedMotion: 'reduce' })
  await page.goto(server.signInLink())
  await page.getByRole('link', { name: 'UNOCT – OSCE' }).first().click()
  const words = page.getByPlaceholder('Find words')
  await words.fill('API/PNR')
  await page.getByText('Countering Terrorist Travel: API/PNR').first().click()
  await page.keyboard.press('Space')
  await page.getByText('Open at the words').waitFor()
  await words.fill('')
  await page.getByText('Strengthen co-operation on key challenges').waitFor()
  await page.mouse.move(0, 0)
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  await page.screenshot({ path: `${images}/commitments.png` })
} finally {
  await browser.close()
  await server.close()
}
