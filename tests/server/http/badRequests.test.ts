import { afterAll, beforeAll, expect, test } from 'vitest'
import { BODY_BYTES_MAX } from '../../../server/http/createHttp.ts'
import { startPacta, type RunningPacta, type Visitor } from '../../helpers/startPacta.ts'

let pacta: RunningPacta
let person: Visitor

beforeAll(async () => {
  pacta = await startPacta()
  person = await pacta.signedIn()
})
afterAll(() => pacta.close())

test('the server says that it is well', async () => {
  const response = await pacta.visitor().get('/api/health')
  expect([response.status, await response.json()]).toEqual([200, { status: 'ok' }])
})

test('[H2, H5] a page of another site cannot change anything', async () => {
  for (const origin of ['https://evil.example', 'null', `${pacta.url}.evil.example`]) {
    const response = await person.send('POST', '/api/plans', { title: 'Foreign' }, { origin })
    expect([response.status, codeOf(await response.json())]).toEqual([403, 'foreign-origin'])
  }
  expect(await (await person.get('/api/plans')).json()).toEqual([])
})

test('[H2] our own pages may', async () => {
  const response = await person.send('POST', '/api/session/end', undefined, { origin: pacta.url })
  expect(response.status).toBe(204)
  person = await pacta.signedIn()
})

test.each([
  ['malformed JSON', '{"title":', 'application/json', 400, 'malformed'],
  ['an empty body', '', 'application/json', 400, 'malformed'],
  ['a form', 'title=x', 'application/x-www-form-urlencoded', 415, 'not-json'],
  ['plain text, which foreign pages can send', '{"title":"x"}', 'text/plain', 415, 'not-json'],
  ['a body that is too large', JSON.stringify({ title: 'x'.repeat(BODY_BYTES_MAX) }), 'application/json', 413, 'too-large'],
])('[H5] %s is refused with words', async (_case, body, type, status, code) => {
  const response = await person.send('POST', '/api/plans', body, { 'content-type': type })
  expect([response.status, codeOf(await response.json())]).toEqual([status, code])
  expect((await person.get('/api/health')).status).toBe(200)
})

test.each(['/api', '/api/nothing', '/api/plans/x/y/z', '/api/auth/session'])('[H5] %s is not found, in JSON', async (path) => {
  const response = await person.get(path, { accept: 'text/html' })
  expect([response.status, codeOf(await response.json())]).toEqual([404, 'not-found'])
})

test('[H5] a path that cannot be decoded is refused with words', async () => {
  const response = await person.get('/api/plans/%E0%A4%A/members')
  expect(response.status).toBe(400)
  expect(await response.json()).toMatchObject({ error: { message: expect.stringMatching(/\w/) } })
})

test('answers of the interface are never cached and never framed', async () => {
  const { headers } = await person.get('/api/session')
  expect(headers.get('cache-control')).toBe('no-store')
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
})

function codeOf(body: unknown): string {
  return (body as { error: { code: string } }).error.code
}
