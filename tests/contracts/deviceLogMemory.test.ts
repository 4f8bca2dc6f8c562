import { MemoryDevice } from '../client/sync/memoryDeviceLog.ts'
import { describeDeviceLog } from './deviceLog.ts'

describeDeviceLog('memory', () => {
  const device: MemoryDevice = new MemoryDevice(() => device.next())
  return Promise.resolve({ log: device.logOf({}), close: () => Promise.resolve() })
})
