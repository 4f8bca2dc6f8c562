import { openPlan } from '../../../client/sync/openPlan.ts'
import type { DeviceLog } from '../../../client/sync/deviceLog.ts'
import type { PlanSession } from '../../../client/sync/PlanSession.ts'
import type { Channel, Surroundings } from '../../../client/sync/surroundings.ts'
import type { FakeWorld } from './fakeWorld.ts'

/** When a tab dies: at its write of this number to the device, before it or just after it, and with what is on the network sent or lost. */
export interface Death {
  readonly atWrite: number
  readonly isWritten: boolean
  readonly isSent: boolean
}

export interface MortalTab {
  readonly session: PlanSession
  readonly isDead: () => boolean
}

/** A tab that ends without a goodbye, as when its process is killed: from then on it neither writes, sends, hears nor holds anything. */
export function openMortalTab(world: FakeWorld, death: Death): MortalTab {
  const around = world.surroundings(new Map())
  const sockets: WebSocket[] = []
  const channels: Channel[] = []
  let writes = 0
  let end: () => void = () => undefined
  let isDead = false
  const dead = new Promise<void>((resolve) => { end = resolve })

  function die(): void {
    isDead = true
    for (const socket of sockets) socket.onmessage = socket.onclose = null
    if (death.isSent) world.server.flush()
    for (const socket of sockets) socket.close()
    for (const channel of channels) channel.close()
    end()
  }

  const never = new Promise<never>(() => undefined)
  const device: DeviceLog = {
    ...world.device,
    async write(room, batch) {
      if (isDead) return never
      writes += 1
      if (writes !== death.atWrite) return world.device.write(room, batch)
      if (death.isWritten) await world.device.write(room, batch)
      die()
      return never
    },
  }
  const mortal: Surroundings = {
    ...around,
    device,
    WebSocket: class extends around.WebSocket {
      constructor(url: string | URL, protocols?: string | string[]) {
        super(url, protocols)
        sockets.push(this)
      }
    },
    openChannel(name) {
      const channel = around.openChannel(name)
      channels.push(channel)
      return channel
    },
    locks: { request: (name, options, work) => around.locks.request(name, options, () => Promise.race([work(), dead as Promise<never>])) },
    onAttention: () => () => undefined,
  }
  return { session: openPlan(mortal, world.planId, world.user), isDead: () => isDead }
}
