import { spawn } from 'node:child_process'
import { join } from 'node:path'
import process from 'node:process'
import { ensureInstalled, root, say } from './ensure.mjs'

// npm run dev: the server restarts, and the pages reload, at every change.
await ensureInstalled()

/** What the server needs to end by itself. */
const STOP_MS = 3000

const serverPort = process.env.PORT ?? '4321'
const pagePort = '5173'
const environment = {
  ...process.env,
  PORT: serverPort,
  // Links and the check of Origin must name the address that the browser sees.
  PACTA_URL: `http://127.0.0.1:${pagePort}`,
  PACTA_DEV_SERVER: `http://127.0.0.1:${serverPort}`,
}
const children = [
  start(['tsx/dist/cli.mjs', 'watch', '--clear-screen=false', 'server/main.ts']),
  start(['vite/bin/vite.js', '--port', pagePort, '--strictPort', '--clearScreen', 'false', '--logLevel', 'warn']),
]
say(`Pages with hot reload: http://127.0.0.1:${pagePort}`)

let isStopping = false
for (const child of children) child.once('exit', (code) => stop(code ?? 0))
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => stop(0))
// Ctrl+C reaches the children too: a second signal at once would cut their own stop short.
process.on('SIGINT', () => setTimeout(stop, STOP_MS, 0).unref())

function start([script, ...words]) {
  return spawn(process.execPath, [join(root, 'node_modules', script), ...words], { cwd: root, env: environment, stdio: ['ignore', 'inherit', 'inherit'] })
}

/** Both end together. */
function stop(code) {
  if (isStopping) return
  isStopping = true
  process.exitCode = code
  for (const child of children) if (child.exitCode === null) child.kill('SIGTERM')
}
