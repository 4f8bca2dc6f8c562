import process from 'node:process'
import { newId } from '../shared/ids.ts'
import { dayIn } from '../shared/schema/planDate.ts'
import { compileAtOnce } from './compileAtOnce.ts'
import { readConfig, type Config } from './config.ts'
import { createServer, type Server } from './createServer.ts'
import { createDemonstration } from './demonstration/createDemonstration.ts'
import type { ReadyPlan } from './firstWorkspace.ts'
import { createLog } from './log.ts'
import { projectRoot } from './projectRoot.ts'
import { startNotice } from './startNotice.ts'
import { openDataDirectory } from './storage/dataDirectory.ts'
import { acquireServerLock } from './storage/serverLock.ts'

// config → data directory → lock → server → listen → stop. Whatever is refused ends with one line that says what to do.
compileAtOnce()
// Sessions lie in the data directory: nobody else on this machine may read it.
process.umask(0o077)
const config = orExit(readConfig(process.env, projectRoot(import.meta.url)))
const data = orExit(openDataDirectory(config.dataDirectory))
const lock = orExit(acquireServerLock(config.dataDirectory))
const log = createLog()
const demonstration = (): readonly ReadyPlan[] =>
  createDemonstration({ today: dayIn('UTC', Date.now()), now: () => new Date().toISOString(), newId: () => newId() })
const server = await createServer({ config, data, log, demonstration, now: () => Date.now() }).catch(exitBecauseOf(config))

// Before the words that tell people that it runs: a stop may follow at once.
stopOnSignal(server)
const { address, signInLinks, firstAccountId } = server
const signInPath = signInLinks.hasBeenUsedBy(firstAccountId) ? null : signInLinks.create({ userId: firstAccountId, planId: null })
process.stdout.write(startNotice({ url: address.url, dataDirectory: config.dataDirectory, signInPath }))

function stopOnSignal(running: Server): void {
  let isStopping = false
  const stop = (): void => {
    // A terminal's Ctrl+C reaches this process, and npm sends it once more.
    if (isStopping) return
    isStopping = true
    process.stdout.write('Stopping…\n')
    running.close().then(
      () => {
        lock.close()
        process.stdout.write('Stopped. Everything is saved.\n')
        process.exit(0)
      },
      (error: unknown) => {
        log.error(error, 'The server did not stop cleanly')
        process.exit(1)
      },
    )
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  process.on('SIGHUP', stop)
}

function orExit<Value>(result: { ok: true; value: Value } | { ok: false; problem: string }): Value {
  return result.ok ? result.value : exitWith(result.problem)
}

function exitBecauseOf({ host, port }: Config): (error: unknown) => never {
  return (error) => {
    const code = error instanceof Error && 'code' in error ? error.code : null
    if (code === 'EADDRINUSE') return exitWith(`Port ${port} is taken by another program. Stop that one, or choose another port: PORT=${port + 1} npm start`)
    if (code === 'EACCES') return exitWith(`Port ${port} needs more rights than this user has. Choose one above 1023: PORT=4321 npm start`)
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return exitWith(`HOST is "${host}", which is no address of this machine. Set it to 127.0.0.1, or to 0.0.0.0 for all.`)
    if (code === 'SQLITE_NOTADB' || code === 'SQLITE_CORRUPT') {
      return exitWith(`The database in ${config.dataDirectory} is damaged. Put a backup of pacta.sqlite in its place, or set PACTA_DATA to another directory.`)
    }
    return exitWith(`Pacta could not start: ${error instanceof Error ? error.message : String(error)}`)
  }
}

function exitWith(line: string): never {
  process.stderr.write(`${line}\n`)
  process.exit(1)
}
