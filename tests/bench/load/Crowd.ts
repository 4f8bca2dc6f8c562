import { setTimeout as delay } from 'node:timers/promises'
import type { BenchServer } from '../servers/BenchServer.ts'
import { openClient, type BenchClient, type ClientOptions } from './client.ts'
import { dialects } from './Dialect.ts'
import { createFrameReader, type FrameReader } from './frameReader.ts'
import { WrongResult } from './WrongResult.ts'

/** A server that has not done its work by then will not do it. */
const PATIENCE_MS = 120_000
const LOOK_EVERY_MS = 1

/** All clients of one scenario; when something goes wrong with one of them, whoever waits is told. */
export class Crowd {
  readonly #server: BenchServer
  readonly #read: FrameReader
  readonly #clients = new Set<BenchClient>()
  #failure: unknown = null

  constructor(server: BenchServer) {
    this.#server = server
    this.#read = createFrameReader(dialects[server.kind.name])
  }

  join(options: Omit<ClientOptions, 'server' | 'read' | 'failed'>): BenchClient {
    const failed = (error: unknown): void => {
      this.#failure ??= error
    }
    const client = openClient({ ...options, server: this.#server, read: this.#read, failed })
    this.#clients.add(client)
    return client
  }

  get areSynced(): boolean {
    return [...this.#clients].every(({ isSynced }) => isSynced)
  }

  get areAcknowledged(): boolean {
    return [...this.#clients].every(({ isAcknowledged }) => isAcknowledged)
  }

  /** Resolves as soon as it is so; rejects when a client has failed, or it does not come. */
  async until(isSo: () => boolean, otherwise: () => string): Promise<void> {
    const end = performance.now() + PATIENCE_MS
    for (; !isSo(); await delay(LOOK_EVERY_MS)) {
      if (this.#failure !== null) throw this.#failure
      if (performance.now() > end) throw new WrongResult(otherwise())
    }
  }

  /** Everybody leaves; the next ones come to the same server. */
  leave(): void {
    for (const client of this.#clients) client.close()
    this.#clients.clear()
  }
}
