import process from 'node:process'
import { ensureBuilt, ensureInstalled } from './ensure.mjs'

// npm run -s pacta -- COMMAND: npm runs scripts in the project's folder, but names belong to the folder that the person is in.
await ensureInstalled()
await ensureBuilt()
if (process.env.INIT_CWD) process.chdir(process.env.INIT_CWD)
await import('../dist/server/cli.js')
