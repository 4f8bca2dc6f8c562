import process from 'node:process'
import { ensureBuilt, ensureInstalled, root } from './ensure.mjs'
import { stopWithNpm } from './stopWithNpm.mjs'

// npm start: installs and builds what is missing, then serves in this same process, so that every signal reaches the server.
process.chdir(root)
await ensureInstalled()
await ensureBuilt()
await import('../dist/server/main.js')
stopWithNpm()
