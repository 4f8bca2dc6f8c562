import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { formatCursor } from '../../../shared/protocol/cursor.ts'
import { connectionQuery, encodeUpdate } from '../../../shared/protocol/messages.ts'
import { createMemoryUpdateLog } from '../../../server/storage/memory/updateLog.ts'
import { connectRaw } from '../../helpers/rawClient.ts'
import { startSyncServer, testPlan } from '../../helpers/startSyncServer.ts'

const edit = (clientID: number): Uint8Array => {
  const doc = Object.assign(new Y.Doc(), { clientID })
  doc.getMap('meta').set(`edit ${clientID}`, true)
  return Y.encodeStateAsUpdate(doc)
}

test.each([
  ['its cursor', { epoch: 'memory', seq: 1 }, 1],
  ['a cursor of another epoch', { epoch: 'another', seq: 1 }, undefined],
  ['a cursor from the future', { epoch: 'memory', seq: 9 }, undefined],
  ['nothing', null, undefined],
])('a row keeps how far its sender had read the log, of a device that says %s', async (_what, cursor, readSeq) => {
  const log = createMemoryUpdateLog()
  const row = { userId: 'bob', connectionId: 'c', at: 1, madeBeforeSync: false, isRelay: false }
  await log.append(testPlan, 0, [1, 2].map((clientID) => ({ ...row, update: edit(clientID), newClientIds: [clientID] })))
  const server = await startSyncServer({ log })
  const since = cursor === null ? '' : `&${connectionQuery.since}=${formatCursor(cursor)}`
  const client = await connectRaw(server.url, { query: `?${connectionQuery.additions}=1${since}` })
  client.send(encodeUpdate(edit(3)))
  await client.message(({ type }) => type === 'acknowledgement')
  const [, , stored] = await log.rowsAfter(testPlan, 0, 1_000_000)
  expect(stored).toMatchObject({ seq: 3, userId: 'ada', madeBeforeSync: true })
  expect(stored?.readSeq).toBe(readSeq)
  client.close()
  await server.close()
})
