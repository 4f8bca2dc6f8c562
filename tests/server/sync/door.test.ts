import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closeCode } from '../../../shared/protocol/closeCodes.ts'
import { connectRaw } from '../../helpers/rawClient.ts'
import { startSyncServer, type RunningSyncServer } from '../../helpers/startSyncServer.ts'

let server: RunningSyncServer
beforeAll(async () => {
  server = await startSyncServer()
})
afterAll(() => server.close())

describe('refused at the door, with a code that says why', () => {
  const cases: [string, Parameters<typeof connectRaw>[1], number][] = [
    ['no session', { userId: null }, closeCode.unauthenticated],
    ['the session of somebody else than meant', { query: '?as=bob' }, closeCode.unauthenticated],
    ['no member of the plan', { userId: 'mallory' }, closeCode.forbidden],
    ['a page of another site', { origin: 'http://evil.test' }, closeCode.forbidden],
    ['a plan that does not exist', { path: '/sync/plan/0000000000000000' }, closeCode.unknownPlan],
    ['a plan id that is none', { path: '/sync/plan/..%2f..%2fetc' }, closeCode.unknownPlan],
    ['another path', { path: '/sync' }, closeCode.unknownPlan],
    ['an address that cannot be read', { path: '//' }, closeCode.unknownPlan],
  ]
  test.each(cases)('%s', async (_name, options, code) => {
    const client = await connectRaw(server.url, options)
    expect(await client.closed).toMatchObject({ code, reason: expect.stringMatching(/./) })
    expect(client.received).toEqual([])
  })
})

test('our own page and the meant session are let in', async () => {
  const client = await connectRaw(server.url, { origin: 'http://pacta.test', query: '?as=ada&pacta=1' })
  await client.message(({ type }) => type === 'step1')
  client.close()
})
