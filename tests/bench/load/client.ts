import { WebSocket } from 'ws'
import { emptyUpdate } from '../../../server/storage/mergeAll.ts'
import type { BenchServer } from '../servers/BenchServer.ts'
import { dialects } from './Dialect.ts'
import type { FrameReader, ReadFrame } from './frameReader.ts'
import { WrongResult } from './WrongResult.ts'

/** A device without a document: a socket that sends what was prepared and looks at what arrives. */
export interface BenchClient {
  /** Has been sent everything that was stored when it asked. */
  readonly isSynced: boolean
  /** Every update frame that it sent is confirmed; true where nobody confirms. */
  readonly isAcknowledged: boolean
  /** How far the server says that it has read; null when it said nothing. */
  readonly cursor: string | null
  send(update: Uint8Array): void
  close(): void
}

export interface ClientOptions {
  readonly server: BenchServer
  readonly read: FrameReader
  readonly plan: string
  /** A name of its own, since people have a limited number of connections. */
  readonly user: string
  /** What it has of the plan. */
  readonly stateVector: Uint8Array
  /** A former connection's last cursor. */
  readonly since?: string | null
  /** Made while it was offline. */
  readonly unsent?: readonly Uint8Array[]
  /** All that it would bring a server that lacks it. */
  readonly answer?: Uint8Array
  /** Called for content, in the order of its arrival; may throw `WrongResult`. */
  arrived?(frame: ReadFrame): void
  /** The connection ended, or brought what it should not. */
  failed(error: unknown): void
}

/** Connects at once; the rest follows as the server speaks. */
export function openClient({ server, read, plan, user, stateVector, since = null, unsent = [], answer = emptyUpdate, arrived, failed }: ClientOptions): BenchClient {
  const dialect = dialects[server.kind.name]
  const { url, headers } = dialect.address(server.url, plan, user, since)
  const socket = new WebSocket(url, { headers, perMessageDeflate: false })
  let isSynced = false
  let isClosing = false
  let sent = 0
  let acknowledged = 0
  let cursor: string | null = null

  const sendUpdate = (frame: Uint8Array): void => {
    sent += 1
    socket.send(frame)
  }

  socket.on('open', () => {
    const greeting = dialect.greeting(plan, stateVector)
    for (const frame of dialect.unsentWork(plan, unsent)) sendUpdate(frame)
    for (const frame of greeting ?? []) socket.send(frame)
    isSynced = greeting === null
  })

  const take = (frame: ReadFrame): void => {
    switch (frame.arrival.type) {
      case 'question':
        sendUpdate(dialect.answer(plan, answer))
        break
      case 'acknowledgement':
        acknowledged = frame.arrival.count ?? acknowledged + 1
        break
      case 'content':
        if (frame.arrival.isAnswer) isSynced = true
        arrived?.(frame)
        break
      case 'cursor':
        cursor = frame.arrival.cursor
        break
      case 'other':
        break
    }
  }

  socket.on('message', (data: Buffer) => {
    try {
      take(read(data))
    } catch (error) {
      failed(error)
    }
  })
  socket.on('error', failed)
  socket.on('close', (code, reason) => {
    if (!isClosing) failed(new WrongResult(`${server.kind.title} closed the connection of ${user}: ${code} ${reason.toString()}`))
  })

  return {
    get isSynced() {
      return isSynced
    },
    get isAcknowledged() {
      return !dialect.acknowledges || (sent > 0 && acknowledged === sent)
    },
    get cursor() {
      return cursor
    },
    send: (update) => sendUpdate(dialect.update(plan, update)),
    close() {
      isClosing = true
      socket.terminate()
    },
  }
}
