import 'fake-indexeddb/auto'
import { openDeviceDatabase } from '../../client/sync/deviceDatabase.ts'
import { indexedDeviceLog } from '../../client/sync/indexedDeviceLog.ts'
import { compactDatabase } from '../client/sync/compactDatabase.ts'
import { describeDeviceLog } from './deviceLog.ts'

let databases = 0

describeDeviceLog('IndexedDB', () => {
  const name = `contract-${(databases += 1)}`
  const log = indexedDeviceLog({
    openDatabase: () => openDeviceDatabase(name),
    withLock: (_name, work) => work(),
    compactSlices: (room) => compactDatabase(name, room),
    pause: () => Promise.resolve(),
  })
  return Promise.resolve({ log, close: () => Promise.resolve(log.close()) })
})
