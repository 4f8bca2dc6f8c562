import { readFileSync } from 'node:fs'
import process from 'node:process'

const INTERVAL_MS = 500

/**
 * npm runs a script through a shell, and passes SIGTERM on to that shell only:
 * the server would live on, unseen. So it stops when its shell or npm is gone.
 * Does nothing for a server that was not started by npm.
 */
export function stopWithNpm() {
  if (process.env.npm_lifecycle_event === undefined) return
  const started = ancestors()
  const timer = setInterval(() => {
    if (ancestors() === started) return
    clearInterval(timer)
    process.kill(process.pid, 'SIGTERM')
  }, INTERVAL_MS)
  timer.unref()
}

/** The shell, and npm above it where the system tells (Linux). An orphan gets another parent. */
function ancestors() {
  const shell = process.ppid
  try {
    const status = readFileSync(`/proc/${shell}/stat`, 'utf8')
    // The name in brackets may hold spaces; the parent is the second word behind it.
    return `${shell} ${status.slice(status.lastIndexOf(')')).split(' ')[2]}`
  } catch {
    return String(shell)
  }
}
