import { once } from 'node:events'
import { afterEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { DocumentCalls } from '../../../server/sync/documentWork.ts'
import { openWorker } from '../../../server/threads/openWorker.ts'
import { threadReady } from '../../../server/threads/serveThread.ts'
import { startThread, ThreadOverdue, type Thread } from '../../../server/threads/startThread.ts'
import { crowdedUpdate } from '../../helpers/crowdedUpdate.ts'

let thread: Thread<DocumentCalls>
afterEach(() => thread.close())

test('calls are answered in their order; one that throws rejects alone', async () => {
  thread = open()
  const results = await Promise.allSettled([
    thread.call('difference', { slices: [someUpdate()], stateVector: Uint8Array.of(0) }),
    thread.call('difference', { slices: [Uint8Array.of(200)], stateVector: Uint8Array.of(0) }),
    thread.call('compact', { seq: 1, parts: [someUpdate()] }),
  ])
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(results[2]).toMatchObject({ value: { seq: 1, slices: [expect.any(Uint8Array)] } })
})

test('[S15] a call that takes too long is given up with its thread, and the next one finds another', async () => {
  thread = open()
  const endless = thread.call('compact', { seq: 1, parts: [crowdedUpdate(200_000)] }, 200)
  const next = thread.call('compact', { seq: 1, parts: [someUpdate()] })
  await expect(endless).rejects.toThrow(ThreadOverdue)
  expect(await next).toMatchObject({ seq: 1 })
})

test('a closed thread takes no more calls', async () => {
  thread = open()
  await thread.close()
  await expect(thread.call('compact', { seq: 1, parts: [] })).rejects.toThrow('closed')
})

test('a thread runs from its source, too', async () => {
  const worker = openWorker('documentWork', null)
  const [message] = (await once(worker, 'message')) as unknown[]
  expect(message).toBe(threadReady)
  await worker.terminate()
})

function open(): Thread<DocumentCalls> {
  return startThread('documentWork', null)
}

function someUpdate(): Uint8Array {
  const doc = new Y.Doc()
  doc.getMap('m').set('k', 'v')
  return Y.encodeStateAsUpdate(doc)
}
