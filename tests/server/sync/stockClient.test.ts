import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { openDatabase } from '../../../server/storage/sqlite/openDatabase.ts'
import { createSqliteUpdateLog } from '../../../server/storage/sqlite/updateLog.ts'
import { updateLogMigrations } from '../../../server/storage/sqlite/updateLogMigrations.ts'
import { connectStockClient, startSyncServer, until, whenSynced, type RunningSyncServer } from '../../helpers/startSyncServer.ts'

let directory: string
let server: RunningSyncServer
let closeDatabase: () => void
const providers: WebsocketProvider[] = []

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'pacta-sync-'))
  await start()
})

afterEach(async () => {
  for (const provider of providers.splice(0)) provider.destroy()
  await stop()
  rmSync(directory, { recursive: true })
})

async function start(): Promise<void> {
  const database = openDatabase(join(directory, 'pacta.sqlite'), updateLogMigrations)
  server = await startSyncServer({ log: createSqliteUpdateLog(database) })
  closeDatabase = () => database.close()
}

async function stop(): Promise<void> {
  await server.close()
  closeDatabase()
}

function connect(userId: string, document?: Y.Doc): WebsocketProvider {
  const provider = connectStockClient(server.url, userId, document)
  providers.push(provider)
  return provider
}

test('[S3] two stock clients see each other’s edits', async () => {
  const ada = connect('ada')
  const bob = connect('bob')
  await Promise.all([whenSynced(ada), whenSynced(bob)])
  ada.doc.getMap('tasks').set('a', 'from Ada')
  bob.doc.getMap('tasks').set('b', 'from Bob')
  await until(ada.doc, () => ada.doc.getMap('tasks').get('b') === 'from Bob')
  await until(bob.doc, () => bob.doc.getMap('tasks').get('a') === 'from Ada')
})

test('[S4] an empty client has the whole plan when it says that it is synced, also after a restart', async () => {
  const ada = connect('ada')
  await whenSynced(ada)
  const bob = connect('bob')
  await whenSynced(bob)
  for (let index = 0; index < 50; index += 1) ada.doc.getMap('tasks').set(`task ${index}`, index)
  ada.doc.getMap('tasks').delete('task 7')
  await until(bob.doc, () => bob.doc.getMap('tasks').size === 49)
  for (const provider of providers.splice(0)) provider.destroy()
  await stop()
  await start()
  const reader = connect('eve')
  await whenSynced(reader)
  expect(reader.doc.getMap('tasks').size).toBe(49)
})

test('[S3] what was edited without a connection is merged at the next one', async () => {
  const ada = connect('ada')
  await whenSynced(ada)
  ada.doc.getMap('tasks').set('first', 1)
  const bob = connect('bob')
  await whenSynced(bob)
  await until(bob.doc, () => bob.doc.getMap('tasks').has('first'))
  ada.disconnect()
  ada.doc.getMap('tasks').set('offline', true)
  bob.doc.getMap('tasks').set('meanwhile', true)
  bob.doc.getMap('tasks').delete('first')
  ada.connect()
  await until(bob.doc, () => bob.doc.getMap('tasks').get('offline') === true)
  await until(ada.doc, () => ada.doc.getMap('tasks').get('meanwhile') === true && !ada.doc.getMap('tasks').has('first'))
  expect(Y.encodeStateAsUpdate(ada.doc)).toEqual(Y.encodeStateAsUpdate(bob.doc))
})

test('a stock client repeating all its deletions at each reconnect adds no rows', async () => {
  const ada = connect('ada')
  await whenSynced(ada)
  const bob = connect('bob')
  await whenSynced(bob)
  for (let index = 0; index < 20; index += 1) ada.doc.getMap('tasks').set('title', index)
  await until(bob.doc, () => bob.doc.getMap('tasks').get('title') === 19)
  bob.disconnect()
  bob.connect()
  await whenSynced(bob)
  bob.doc.getMap('tasks').set('done', true)
  await until(ada.doc, () => ada.doc.getMap('tasks').has('done'))
  await stop()
  const database = openDatabase(join(directory, 'pacta.sqlite'), updateLogMigrations)
  const users = database.prepare<[], { user_id: string; count: number }>('SELECT user_id, count(*) AS count FROM updates GROUP BY user_id').all()
  database.close()
  await start()
  expect(users.find(({ user_id }) => user_id === 'bob')?.count).toBe(1)
})

test('[S8] presence carries the person’s name as the server knows it', async () => {
  const ada = connect('ada')
  const bob = connect('bob')
  await Promise.all([whenSynced(ada), whenSynced(bob)])
  bob.awareness.setLocalState({ user: { name: 'Somebody else' }, record: 'task-1' })
  const seen = await new Promise<unknown>((resolve) => {
    ada.awareness.on('change', () => {
      const state = ada.awareness.getStates().get(bob.doc.clientID)
      if (state?.['record'] === 'task-1') resolve(state)
    })
  })
  expect(seen).toMatchObject({ user: { id: 'bob', name: 'BOB', party: 'OSCE' } })
})

test('a person who leaves is taken off the plan by the server', async () => {
  const ada = connect('ada')
  const bob = connect('bob')
  await Promise.all([whenSynced(ada), whenSynced(bob)])
  const has = (): boolean => ada.awareness.getStates().has(bob.doc.clientID)
  const change = (condition: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      const look = (): void => void (condition() && resolve())
      ada.awareness.on('change', look)
      look()
    })
  await change(has)
  bob.ws?.close()
  bob.shouldConnect = false
  await change(() => !has())
})
