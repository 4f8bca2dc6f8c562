import { ensureInstalled } from './ensure.mjs'
import { checkSteps, runSteps } from './steps.mjs'

// npm run check: everything but the browser.
await ensureInstalled()
await runSteps(checkSteps)
