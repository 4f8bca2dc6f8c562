import { ensureBuilt, ensureInstalled } from './ensure.mjs'
import { checkSteps, runSteps } from './steps.mjs'

// npm test: everything, in a real browser too.
await ensureInstalled()
await runSteps([
  ...checkSteps,
  { name: 'build', work: () => ensureBuilt({ logLevel: 'info' }) },
  { name: 'end-to-end tests', words: ['@playwright/test/cli.js', 'test'] },
])
