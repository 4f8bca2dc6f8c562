import { WebSocket } from 'ws'
import { decodeMessage, type Message } from '../../shared/protocol/messages.ts'
import { testPlan } from './startSyncServer.ts'

export interface RawClient {
  readonly socket: WebSocket
  /** Every message received so far, in order. */
  readonly received: readonly Message[]
  /** Resolves with the first message, received already or later, for which `isIt`. */
  message(isIt: (message: Message) => boolean): Promise<Message>
  /** Resolves when the connection has ended. */
  readonly closed: Promise<{ readonly code: number; readonly reason: string }>
  send(frame: Uint8Array): void
  /** Resolves when the server has read everything that was sent before. */
  ponged(): Promise<void>
  close(): void
}

interface Options {
  readonly userId?: string | null
  readonly path?: string
  readonly query?: string
  readonly origin?: string
}

/** A socket that sends what it is told, well-formed or not. Resolves when the connection is open. */
export async function connectRaw(url: string, { userId = 'ada', path = `/sync/plan/${testPlan}`, query = '', origin }: Options = {}): Promise<RawClient> {
  const headers = { ...(userId === null ? {} : { cookie: userId }), ...(origin === undefined ? {} : { origin }) }
  const socket = new WebSocket(`${url}${path}${query}`, { headers })
  const received: Message[] = []
  const waiting = new Set<() => void>()
  socket.on('message', (data: Buffer) => {
    const message = decodeMessage(Uint8Array.from(data))
    if (message !== null) received.push(message)
    for (const look of waiting) look()
  })
  socket.on('error', () => {})
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    socket.on('close', (code, reason) => resolve({ code, reason: reason.toString() }))
  })
  await new Promise((resolve, reject) => {
    socket.once('open', resolve)
    socket.once('error', reject)
  })
  return {
    socket,
    received,
    closed,
    message: (isIt) =>
      new Promise((resolve) => {
        const look = (): void => {
          const found = received.find(isIt)
          if (found === undefined) return
          waiting.delete(look)
          resolve(found)
        }
        waiting.add(look)
        look()
      }),
    send: (frame) => socket.send(frame),
    ponged: () =>
      new Promise((resolve) => {
        socket.once('pong', () => resolve())
        socket.ping()
      }),
    close: () => socket.terminate(),
  }
}
