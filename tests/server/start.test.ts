import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { runProgram, runTypeScript, type RunningProgram } from '../helpers/programs/runProgram.ts'

let data: string
let programs: RunningProgram[]

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'pacta-start-'))
  programs = []
})
afterEach(async () => {
  for (const { child, ended } of programs) {
    child.kill('SIGKILL')
    await ended
  }
  rmSync(data, { recursive: true, force: true })
})

test('a first start fills an empty directory, prints a link, and SIGTERM leaves one file and no locks', { timeout: 60_000 }, async () => {
  const server = start()
  const link = await signInLink(server)
  const response = await fetch(link, { redirect: 'manual' })
  const cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const plans = (await (await fetch(new URL('/api/plans', link), { headers: { cookie } })).json()) as { role: string }[]
  expect(plans).toHaveLength(4)
  expect(plans.every(({ role }) => role === 'coordinator')).toBe(true)
  expect(statSync(join(data, 'secret')).mode & 0o077).toBe(0)
  expect(statSync(join(data, 'pacta.sqlite')).mode & 0o077).toBe(0)

  server.child.kill('SIGTERM')
  expect(await server.ended).toBe(0)
  expect(server.output()).toContain('Everything is saved')
  expect(server.errors()).toBe('')
  expect(readdirSync(data).sort()).toEqual(expect.arrayContaining(['pacta.sqlite', 'secret', 'server.lock']))
  // derived.sqlite, where the server has come to it; no journals, no process file.
  expect(readdirSync(data).filter((file) => !['derived.sqlite', 'pacta.sqlite', 'secret', 'server.lock'].includes(file))).toEqual([])
})

test('[H1] each start prints a fresh link until the first account has been used', { timeout: 60_000 }, async () => {
  const first = start()
  const unused = await signInLink(first)
  await stop(first)

  const second = start()
  const link = await signInLink(second)
  expect(new URL(link).pathname).not.toBe(new URL(unused).pathname)
  await fetch(link, { redirect: 'manual' })
  await stop(second)

  const third = start()
  await third.printed(/Stop: /)
  expect(third.output()).not.toContain('/sign-in/')
})

test('it runs from its sources, too', { timeout: 60_000 }, async () => {
  const server = kept(runTypeScript('server/main.ts', [], { PORT: '0', PACTA_DATA: data }))
  expect((await fetch(await signInLink(server), { redirect: 'manual' })).status).toBe(303)
  await stop(server)
  expect(server.errors()).toBe('')
})

test('[H4] a second server on the same data is refused with one line; a killed one leaves nothing in the way', { timeout: 60_000 }, async () => {
  const first = start()
  await first.printed(/Stop: /)
  const second = start()
  expect(await second.ended).toBe(1)
  expect(oneLine(second)).toContain(`in use by another running Pacta (process ${first.child.pid})`)

  first.child.kill('SIGKILL')
  await first.ended
  expect(readFileSync(join(data, 'server.pid'), 'utf8')).toContain(String(first.child.pid))
  await start().printed(/Stop: /)
})

test('[H4] a taken port is refused with one line that names another one', { timeout: 60_000 }, async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => other.once('listening', resolve))
  const { port } = other.address() as AddressInfo
  const server = start({ PORT: String(port) })
  expect(await server.ended).toBe(1)
  expect(oneLine(server)).toContain(`Port ${port} is taken`)
  await new Promise((resolve) => other.close(resolve))
})

test('[H4] a directory that cannot be one is refused with one line', { timeout: 60_000 }, async () => {
  const file = join(data, 'a-file')
  writeFileSync(file, '')
  const server = start({ PACTA_DATA: join(file, 'data') })
  expect(await server.ended).toBe(1)
  expect(oneLine(server)).toContain('Cannot write to the data directory')
})

test('[H4] a damaged database is refused with one line, and is left as it is', { timeout: 60_000 }, async () => {
  writeFileSync(join(data, 'pacta.sqlite'), 'no database at all, but long enough to look at'.repeat(40))
  const server = start()
  expect(await server.ended).toBe(1)
  expect(oneLine(server)).toContain('is damaged')
  expect(readFileSync(join(data, 'pacta.sqlite'), 'utf8')).toContain('no database at all')
})

test('a plain-http address elsewhere is told that offline work needs https', { timeout: 60_000 }, async () => {
  const server = start({ PACTA_URL: 'http://pacta.example.org' })
  await server.printed(/Stop: /)
  expect(server.output()).toContain('only over https')
  expect(server.output()).toContain('http://pacta.example.org/sign-in/')
})

function start(environment: Readonly<Record<string, string>> = {}): RunningProgram {
  return kept(runProgram('main', [], { PORT: '0', PACTA_DATA: data, ...environment }))
}

function kept(program: RunningProgram): RunningProgram {
  programs.push(program)
  return program
}

async function signInLink(server: RunningProgram): Promise<string> {
  await server.printed(/Stop: /)
  const [link] = await server.printed(/http:\S+\/sign-in\/\S+/)
  return link
}

async function stop(server: RunningProgram): Promise<void> {
  server.child.kill('SIGINT')
  expect(await server.ended).toBe(0)
}

function oneLine({ output, errors }: RunningProgram): string {
  expect(output()).toBe('')
  expect(errors().trim().split('\n')).toHaveLength(1)
  return errors()
}
