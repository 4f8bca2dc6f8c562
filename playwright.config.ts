import { defineConfig } from '@playwright/test'
import { browserPath } from './tests/e2e/support/browser.ts'

export default defineConfig({
  testDir: 'tests/e2e',
  globalSetup: './tests/e2e/support/prepareData.ts',
  // Two cores, and tests wait more than they compute; each file has its own server.
  workers: 2,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: {
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    // Installing the app for use without a server costs about as much as opening a page; the tests that are about it allow it.
    serviceWorkers: 'block',
    launchOptions: {
      executablePath: await browserPath(),
      args: [
        '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
        '--disable-background-networking', '--disable-component-update', '--disable-sync',
      ],
    },
    trace: 'off',
  },
})
