import type { Channel } from '../../../client/sync/surroundings.ts'
import type { UnsentRow } from '../../../client/sync/unsentRow.ts'
import { FakeLocks } from '../../client/sync/fakeLocks.ts'
import { MemoryDevice } from '../../client/sync/memoryDeviceLog.ts'

/** What the tabs of one device share: its storage, its locks and its channels. */
export class SimulatedDevice {
  readonly name: string
  readonly user: string
  readonly storage: MemoryDevice
  readonly locks = new FakeLocks()
  readonly #channels = new Map<string, Set<OpenChannel>>()

  constructor(name: string, user: string, stored: (rows: readonly UnsentRow[], dropped: readonly string[]) => void) {
    this.name = name
    this.user = user
    this.storage = new MemoryDevice(undefined, stored)
  }

  /** @param inbox what other tabs say waits here until somebody runs it */
  openChannel(name: string, inbox: (() => void)[]): Channel {
    const peers = this.#channels.get(name) ?? new Set()
    this.#channels.set(name, peers)
    const channel: OpenChannel = {
      onmessage: null,
      hear: (message) => inbox.push(() => channel.onmessage?.(new MessageEvent('message', { data: message }))),
      postMessage(message) {
        if (peers.has(channel)) for (const peer of peers) if (peer !== channel) peer.hear(structuredClone(message))
      },
      close: () => peers.delete(channel),
    }
    peers.add(channel)
    return channel
  }
}

interface OpenChannel extends Channel {
  hear(message: unknown): void
}
