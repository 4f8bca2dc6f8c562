import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startPacta, type RunningPacta } from '../../helpers/startPacta.ts'

let pacta: RunningPacta
const client = mkdtempSync(join(tmpdir(), 'pacta-client-'))

beforeAll(async () => {
  mkdirSync(join(client, 'assets'))
  writeFileSync(join(client, 'index.html'), '<title>Pacta</title>')
  writeFileSync(join(client, 'sw.js'), '// worker')
  writeFileSync(join(client, 'assets', 'app-1a2b.js'), '// app')
  writeFileSync(join(client, 'assets', 'app-1a2b.js.br'), 'small')
  writeFileSync(join(client, '.hidden'), 'secret')
  pacta = await startPacta({ clientDirectory: client })
})
afterAll(async () => {
  await pacta.close()
  rmSync(client, { recursive: true })
})

const page = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' }

test.each(['/', '/plans/abc', '/plans/abc/sources?clause=1', '/import'])('%s opens the app, and is asked for anew each time', async (path) => {
  const response = await pacta.visitor().get(path, page)
  expect([response.status, await response.text(), response.headers.get('cache-control')]).toEqual([200, '<title>Pacta</title>', 'no-cache'])
})

test('files with a hash in their name are kept for ever, the service worker never', async () => {
  expect((await pacta.visitor().get('/assets/app-1a2b.js')).headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  expect((await pacta.visitor().get('/sw.js')).headers.get('cache-control')).toBe('no-cache')
})

test('a compressed file is sent to who can read it', async () => {
  const response = await pacta.visitor().send('HEAD', '/assets/app-1a2b.js', undefined, { 'accept-encoding': 'br' })
  expect(response.headers.get('content-encoding')).toBe('br')
  expect(response.headers.get('content-type')).toContain('javascript')
})

test.each(['/assets/gone-9z.js', '/missing.png', '/api/nothing', '/sync/plan/x', '/.hidden', '/../package.json'])('%s is not found, never the app', async (path) => {
  const response = await pacta.visitor().get(path, page)
  expect(response.status).toBe(404)
})

test('only reading opens the app', async () => {
  expect((await pacta.visitor().send('POST', '/plans/abc', {})).status).toBe(404)
})
