import type { DeviceLog, DevicePlan, DeviceRoom } from './deviceLog.ts'

/** What the device has of a plan; nothing when it cannot be read, which `failed` is told. */
export async function readCopy(device: Pick<DeviceLog, 'load'>, room: DeviceRoom, failed: () => void): Promise<DevicePlan> {
  try {
    return await device.load(room)
  } catch {
    failed()
    return { slices: [], rows: [], complete: false, role: null, cursor: null, losses: 0, damaged: 0 }
  }
}
