import { afterEach, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { Verdict } from '../../../server/sync/admission.ts'
import type { DocumentWork } from '../../../server/sync/documentWork.ts'
import { frameBytesAside } from '../../../server/sync/limits.ts'
import { createMemoryUpdateLog } from '../../../server/storage/memory/updateLog.ts'
import type { UpdateLog } from '../../../server/storage/UpdateLog.ts'
import { closeCode, closeReason } from '../../../shared/protocol/closeCodes.ts'
import { encodeUpdate } from '../../../shared/protocol/messages.ts'
import { connectRaw, type RawClient } from '../../helpers/rawClient.ts'
import { startSyncServer, testPlan, type RunningSyncServer } from '../../helpers/startSyncServer.ts'
import { workInThisThread } from '../../helpers/workInThisThread.ts'

/** Examinations under way: the test lets each go on when it wants. */
interface Examination { readonly finish: () => void; readonly giveUp: () => void; readonly crash: () => void }

let server: RunningSyncServer
let log: UpdateLog
let examinations: Examination[]
let whenAsked: (() => void) | null
const clients: RawClient[] = []

beforeEach(async () => {
  examinations = []
  whenAsked = null
  log = createMemoryUpdateLog()
  const work: DocumentWork = {
    ...workInThisThread,
    async examine(known, update) {
      const verdict = await workInThisThread.examine(known, update)
      return new Promise<Verdict | null>((resolve, reject) => {
        examinations.push({ finish: () => resolve(verdict), giveUp: () => resolve(null), crash: () => reject(new Error('crashed')) })
        whenAsked?.()
      })
    },
  }
  server = await startSyncServer({ log, work })
})
afterEach(async () => {
  for (const { giveUp } of examinations) giveUp()
  for (const client of clients.splice(0)) client.close()
  await server.close()
})

test('[S15] while a large frame is examined, its connection waits in order and everybody else works on', async () => {
  const [ada, bob] = [await connect('ada'), await connect('bob')]
  const [large, small] = editsOf(1, (map) => map.set('large', longText()), (map) => map.set('small', 1))
  ada.send(encodeUpdate(large))
  ada.send(encodeUpdate(small!))
  const examination = await examined()
  const [other] = editsOf(2, (map) => map.set('other', 1))
  bob.send(encodeUpdate(other))
  await acknowledgement(bob, 1)
  expect(ada.received.filter(({ type }) => type === 'acknowledgement')).toEqual([])
  examination.finish()
  await acknowledgement(ada, 2)
  expect(Object.keys(await storedTasks())).toEqual(expect.arrayContaining(['large', 'small', 'other']))
})

test('[S15] what another connection brought meanwhile is not stored a second time', async () => {
  const [ada, again] = [await connect('ada'), await connect('ada')]
  const [first, second] = editsOf(1, (map) => map.set('first', 1), (map) => map.set('large', longText()))
  ada.send(encodeUpdate(Y.mergeUpdates([first, second!])))
  const examination = await examined()
  again.send(encodeUpdate(first))
  await acknowledgement(again, 1)
  examination.finish()
  await acknowledgement(ada, 1)
  const rows = await log.rowsAfter(testPlan, 0, Infinity)
  expect(rows.map(({ update }) => Y.parseUpdateMeta(update).from.get(1))).toEqual([0, 1])
  expect(Object.keys(await storedTasks())).toEqual(['first', 'large'])
})

test('[S15] a frame that takes too long to read closes its sender', async () => {
  const ada = await connect('ada')
  ada.send(encodeUpdate(editsOf(1, (map) => map.set('large', longText()))[0]!))
  ;(await examined()).giveUp()
  expect(await ada.closed).toEqual({ code: closeCode.malformed, reason: closeReason.unreadable })
})

test('a thread that crashes costs nobody their work: the client is told to come back', async () => {
  const ada = await connect('ada')
  ada.send(encodeUpdate(editsOf(1, (map) => map.set('large', longText()))[0]!))
  ;(await examined()).crash()
  expect(await ada.closed).toMatchObject({ code: closeCode.tryAgainLater })
})

test('[S5] who may not write any more when the frame has been read has not written', async () => {
  const bob = await connect('bob')
  bob.send(encodeUpdate(editsOf(1, (map) => map.set('large', longText()))[0]!))
  const examination = await examined()
  server.roles.set('bob', 'viewer')
  await server.sync.rightsChanged(testPlan, 'bob')
  examination.finish()
  expect(await bob.closed).toMatchObject({ code: closeCode.forbidden })
  expect(await log.rowsAfter(testPlan, 0, Infinity)).toEqual([])
})

async function connect(userId: string): Promise<RawClient> {
  const client = await connectRaw(server.url, { userId, query: '?pacta=1' })
  clients.push(client)
  return client
}

async function examined(): Promise<Examination> {
  if (examinations.length === 0) await new Promise<void>((resolve) => { whenAsked = resolve })
  return examinations[0]!
}

function acknowledgement(client: RawClient, count: number): Promise<unknown> {
  return client.message((message) => message.type === 'acknowledgement' && message.count === count)
}

async function storedTasks(): Promise<Record<string, unknown>> {
  const document = new Y.Doc()
  for (const { update } of await log.rowsAfter(testPlan, 0, Infinity)) Y.applyUpdate(document, update)
  return document.getMap('tasks').toJSON()
}

function editsOf(clientId: number, ...edits: ((map: Y.Map<unknown>) => void)[]): [Uint8Array, ...Uint8Array[]] {
  const document = Object.assign(new Y.Doc(), { clientID: clientId })
  const updates: Uint8Array[] = []
  document.on('update', (update: Uint8Array) => updates.push(update))
  for (const edit of edits) edit(document.getMap('tasks'))
  return updates as [Uint8Array, ...Uint8Array[]]
}

function longText(): string {
  return 'x'.repeat(frameBytesAside + 1)
}
