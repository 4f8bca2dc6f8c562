import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../..', import.meta.url))

/** A real server with a data directory of its own, as `npm start` would run it. */
export interface RunningServer {
  readonly url: string
  /** Its data directory. */
  readonly data: string
  /** The link that the latest start printed. */
  readonly signInLink: () => string
  /** A one-time link made on the command line. */
  readonly linkFor: (email: string, options?: readonly string[]) => Promise<string>
  /** SIGKILL: no goodbye. */
  readonly kill: () => Promise<void>
  readonly start: () => Promise<void>
  /** Ends the server as Ctrl+C does, and keeps its data. */
  readonly stop: () => Promise<void>
  /** Ends the server and removes its data. */
  readonly close: () => Promise<void>
}

/** The data of a server that ran once and made the demonstration; set by `prepareData.ts`. */
export const preparedData = 'PACTA_E2E_PREPARED'

/** It begins with the demonstration as it was prepared for all files, or by itself with nothing. */
export async function startServer({ from = 'prepared' }: { readonly from?: 'prepared' | 'nothing' } = {}): Promise<RunningServer> {
  const data = mkdtempSync(join(tmpdir(), 'pacta-e2e-'))
  const prepared = process.env[preparedData]
  if (from === 'prepared' && prepared !== undefined) cpSync(prepared, data, { recursive: true })
  const port = await freePort()
  const environment = { ...process.env, HOST: '127.0.0.1', PORT: String(port), PACTA_DATA: data, PACTA_URL: '' }
  const url = `http://127.0.0.1:${port}`
  let child: ChildProcess | null = null
  let link = ''

  async function start(): Promise<void> {
    child = spawn(process.execPath, ['dist/server/main.js'], { cwd: root, env: environment, stdio: ['ignore', 'pipe', 'inherit'] })
    link = await readLink(child)
  }

  async function stop(signal: NodeJS.Signals): Promise<void> {
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const exited = once(child, 'exit')
    child.kill(signal)
    await exited
  }

  async function linkFor(email: string, options: readonly string[] = []): Promise<string> {
    const cli = spawn(process.execPath, ['dist/server/cli.js', 'sign-in-link', '--email', email, ...options], { cwd: root, env: environment })
    let output = ''
    cli.stdout.on('data', (chunk: Buffer) => { output += chunk.toString() })
    await once(cli, 'close')
    const found = /https?:\/\/\S+\/sign-in\/\S+/.exec(output)?.[0]
    if (!found) throw new Error(`No link in: ${output}`)
    return found
  }

  await start()
  return {
    url, data, start, linkFor,
    signInLink: () => link,
    kill: () => stop('SIGKILL'),
    stop: () => stop('SIGTERM'),
    close: async () => {
      await stop('SIGTERM')
      rmSync(data, { recursive: true, force: true })
    },
  }
}

/** Resolves when the server has said where it listens; its notice ends with a way to stop it. */
function readLink(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString()
      const ready = /Stop: /.test(output)
      if (ready) resolve(/https?:\/\/\S+\/sign-in\/\S+/.exec(output)?.[0] ?? '')
    })
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}: ${output}`)))
  })
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  await once(probe, 'close')
  return port
}
