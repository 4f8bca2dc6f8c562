import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createServer, type Server } from '../../server/createServer.ts'
import type { ReadyPlan } from '../../server/firstWorkspace.ts'
import { createLog } from '../../server/log.ts'
import { openDataDirectory } from '../../server/storage/dataDirectory.ts'

export interface RunningPacta {
  readonly server: Server
  readonly url: string
  readonly dataDirectory: string
  /** Somebody with cookies of their own. */
  visitor(): Visitor
  /** A visitor who has signed in by a fresh link. */
  signedIn(email?: string): Promise<Visitor>
  /** Moves the server's clock. */
  advance(milliseconds: number): void
  close(): Promise<void>
}

export interface Visitor {
  cookie: string
  get(path: string, headers?: Record<string, string>): Promise<Response>
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Response>
}

export interface PactaOptions {
  readonly publicUrl?: string
  readonly clientDirectory?: string
  readonly demonstration?: () => readonly ReadyPlan[]
  readonly dataDirectory?: string
  /** That of a server that ran before, so that its clients find this one. */
  readonly port?: number
}

export const coordinatorEmail = 'programme.officer@unoct.example'

/** The real server on a free port, with a data directory of its own and a clock set by hand. */
export async function startPacta(options: PactaOptions = {}): Promise<RunningPacta> {
  const dataDirectory = options.dataDirectory ?? mkdtempSync(join(tmpdir(), 'pacta-test-'))
  const data = openDataDirectory(dataDirectory)
  if (!data.ok) throw new Error(data.problem)
  let clock = Date.now()
  const server = await createServer({
    config: {
      host: '127.0.0.1', port: options.port ?? 0, dataDirectory,
      publicUrl: options.publicUrl ?? null,
      clientDirectory: options.clientDirectory ?? join(dataDirectory, 'no-client'),
    },
    data: data.value,
    log: createLog('silent'),
    demonstration: options.demonstration ?? (() => []),
    now: () => clock,
  })
  const url = `http://127.0.0.1:${server.port}`
  return {
    server, url, dataDirectory,
    visitor: () => visitor(url),
    async signedIn(email = coordinatorEmail) {
      const account = await server.auth.ensureAccount({ email, name: email })
      const person = visitor(url)
      await person.get(server.signInLinks.create({ userId: account.id, planId: null }))
      return person
    },
    advance: (milliseconds) => { clock += milliseconds },
    async close() {
      await server.close()
      if (options.dataDirectory === undefined) rmSync(dataDirectory, { recursive: true, force: true })
    },
  }
}

function visitor(url: string): Visitor {
  const ask = async (path: string, init: RequestInit): Promise<Response> => {
    const headers = { ...(person.cookie === '' ? {} : { cookie: person.cookie }), ...(init.headers as Record<string, string>) }
    const response = await fetch(url + path, { redirect: 'manual', ...init, headers })
    const [set] = response.headers.getSetCookie()
    if (set !== undefined) person.cookie = /Max-Age=0/.test(set) ? '' : (set.split(';')[0] ?? '')
    return response
  }
  const person: Visitor = {
    cookie: '',
    get: (path, headers = {}) => ask(path, { headers }),
    send: (method, path, body, headers = {}) =>
      ask(path, body === undefined
        ? { method, headers }
        : { method, headers: { 'content-type': 'application/json', ...headers }, body: typeof body === 'string' ? body : JSON.stringify(body) }),
  }
  return person
}
