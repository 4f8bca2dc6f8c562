import * as Y from 'yjs'
import { createLogWriter } from '../../server/storage/sqlite/logWriter.ts'
import { migrations } from '../../server/storage/sqlite/migrations.ts'
import { openDatabase } from '../../server/storage/sqlite/openDatabase.ts'

/** A process of its own, to be killed: appends to one plan of the database file given without pause, and prints each row's number once it is durable. */
const [file, planId] = process.argv.slice(2)
if (file === undefined || planId === undefined) throw new Error('Say which database file and plan to write to')
const writer = createLogWriter(openDatabase(file, migrations))
const doc = new Y.Doc()
let seq = 0
doc.on('update', (update: Uint8Array) => {
  const row = { update, userId: 'ada', connectionId: 'c', at: Date.now(), madeBeforeSync: false, newClientIds: [doc.clientID], isRelay: false }
  writer.append([{ document: planId, afterSeq: seq, rows: [row] }])
  seq += 1
  process.stdout.write(`${seq}\n`)
})
const write = (): void => {
  doc.getMap('meta').set('title', `Title ${seq}`)
  setImmediate(write)
}
write()
