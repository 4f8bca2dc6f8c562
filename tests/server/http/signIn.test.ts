import { afterEach, beforeEach, expect, test } from 'vitest'
import { LINK_LIFE_MS, LINK_REPEAT_MS } from '../../../server/auth/signInLinks.ts'
import { startPacta, type RunningPacta } from '../../helpers/startPacta.ts'

let pacta: RunningPacta
let link: string

beforeEach(async () => {
  pacta = await startPacta()
  link = pacta.server.signInLinks.create({ userId: pacta.server.firstAccountId, planId: null })
})
afterEach(() => pacta.close())

test('[H1] a plain GET of a link signs in and leads to Home', async () => {
  const person = pacta.visitor()
  const response = await person.get(link)
  expect(response.status).toBe(303)
  expect(response.headers.get('location')).toBe('/')
  expect(response.headers.getSetCookie()[0]).toMatch(/HttpOnly; SameSite=Lax/)
  expect(await (await person.get('/api/session')).json()).toMatchObject({ user: { name: 'UNOCT programme officer' }, workspace: { name: 'Demonstration' } })
})

test('[H1] a link works again within ten minutes of its first use, and then no more', async () => {
  expect((await pacta.visitor().get(link)).status).toBe(303)
  pacta.advance(LINK_REPEAT_MS - 1)
  expect((await pacta.visitor().get(link)).status).toBe(303)
  pacta.advance(1)
  const late = pacta.visitor()
  const response = await late.get(link)
  expect(response.status).toBe(410)
  expect(await response.text()).toContain('no longer works')
  expect(late.cookie).toBe('')
})

test('[H1] repeats do not lengthen the ten minutes', async () => {
  await pacta.visitor().get(link)
  pacta.advance(LINK_REPEAT_MS - 1)
  await pacta.visitor().get(link)
  pacta.advance(LINK_REPEAT_MS - 1)
  expect((await pacta.visitor().get(link)).status).toBe(410)
})

test('[H1] an unused link lives 24 hours', async () => {
  pacta.advance(LINK_LIFE_MS - 1)
  const last = pacta.server.signInLinks.peek(link.replace('/sign-in/', ''))
  expect(last.ok).toBe(true)
  pacta.advance(1)
  expect((await pacta.visitor().get(link)).status).toBe(410)
})

test('[H1] a HEAD neither uses the link nor sets a cookie', async () => {
  const scanner = pacta.visitor()
  expect((await scanner.send('HEAD', link)).status).toBe(200)
  expect(scanner.cookie).toBe('')
  pacta.advance(LINK_REPEAT_MS + 1)
  expect((await pacta.visitor().get(link)).status).toBe(303)
  expect(pacta.server.signInLinks.hasBeenUsedBy(pacta.server.firstAccountId)).toBe(true)
})

test('[H1] an unknown link gets a page that says what to do', async () => {
  const response = await pacta.visitor().get('/sign-in/nonsense')
  expect(response.status).toBe(410)
  expect(response.headers.get('content-type')).toContain('text/html')
})

test('a link is stored only as a hash', () => {
  const token = link.replace('/sign-in/', '')
  const rows = pacta.server.storage.database.prepare('SELECT * FROM sign_in_links').all()
  expect(rows).toHaveLength(1)
  expect(JSON.stringify(rows)).not.toContain(token)
})

test('a link never travels on: no Referer, no cache', async () => {
  const { headers } = await pacta.visitor().get(link)
  expect(headers.get('referrer-policy')).toBe('no-referrer')
  expect(headers.get('cache-control')).toBe('no-store')
})

test('signing out ends the session on the server, not only in the browser', async () => {
  const person = await pacta.signedIn()
  const { cookie } = person
  expect((await person.send('POST', '/api/session/end')).status).toBe(204)
  expect(person.cookie).toBe('')
  person.cookie = cookie
  const response = await person.get('/api/session')
  expect(response.status).toBe(401)
  expect(await response.json()).toMatchObject({ error: { code: 'signed-out' } })
})

test('signing out twice is no error', async () => {
  expect((await pacta.visitor().send('POST', '/api/session/end')).status).toBe(204)
})

test('a session that has expired is signed out', async () => {
  const person = await pacta.signedIn()
  pacta.server.storage.database.prepare('UPDATE session SET expiresAt = ?').run(new Date(Date.now() - 1000).toISOString())
  expect((await person.get('/api/plans')).status).toBe(401)
})

test('a session in use is lengthened, with a new cookie', async () => {
  const person = await pacta.signedIn()
  const tenDaysAhead = new Date(Date.now() + 10 * 24 * 60 * 60 * 1000)
  pacta.server.storage.database.prepare('UPDATE session SET expiresAt = ?').run(tenDaysAhead.toISOString())
  const response = await person.get('/api/session')
  expect(response.headers.getSetCookie()).toHaveLength(1)
  const expiresAt = pacta.server.storage.database.prepare<[], string>('SELECT expiresAt FROM session').pluck().get()
  expect(Date.parse(expiresAt ?? '')).toBeGreaterThan(tenDaysAhead.getTime())
})

test('[H1] better-auth\'s own doors are shut: nobody can sign up', async () => {
  const body = { email: 'stranger@example.org', password: 'a long password', name: 'Stranger' }
  for (const path of ['/api/auth/sign-up/email', '/api/auth/sign-in/email', '/api/sign-up/email']) {
    expect((await pacta.visitor().send('POST', path, body)).status).toBe(404)
  }
})

test('behind https the cookie is bound to the host and never sent in the clear', async () => {
  const secure = await startPacta({ publicUrl: 'https://pacta.example.org' })
  try {
    const path = secure.server.signInLinks.create({ userId: secure.server.firstAccountId, planId: null })
    const [cookie] = (await secure.visitor().get(path)).headers.getSetCookie()
    expect(cookie).toMatch(/^__Host-pacta=.*; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
  } finally {
    await secure.close()
  }
})
