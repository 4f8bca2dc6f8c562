import { schema, SQLite, upsertQuery } from '@hocuspocus/extension-sqlite'
import { Server } from '@hocuspocus/server'
import Database from 'better-sqlite3'
import type { ServerKind } from './ServerKind.ts'

/** Hocuspocus with its own SQLite extension, both with their defaults. */
export const hocuspocus: ServerKind = {
  name: 'hocuspocus',
  title: 'Hocuspocus 4, SQLite',
  stores: true,

  async seed(file, plans) {
    const database = new Database(file)
    database.exec(schema)
    const store = database.prepare(upsertQuery)
    for (const { id, whole } of plans) store.run({ name: id, data: whole })
    database.close()
  },

  async start(file) {
    const storage = new SQLite({ database: file })
    const server = new Server({ address: '127.0.0.1', port: 0, quiet: true, stopOnSignals: false, extensions: [storage] })
    const { documents, debouncer } = await server.listen()
    const isBeingStored = (name: string): boolean => {
      const task = `onStoreDocument-${name}`
      return debouncer.isDebounced(task) || debouncer.isCurrentlyExecuting(task)
    }
    return {
      port: server.address.port,
      isSettled: () => ![...documents.keys()].some(isBeingStored),
      async close() {
        await server.destroy()
        storage.db?.close()
      },
    }
  },
}
