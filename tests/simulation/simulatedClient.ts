import * as Y from 'yjs'
import { decodeMessage, encodeStep1, encodeStep2, encodeUpdate } from '../../shared/protocol/messages.ts'
import type { Connection } from '../../server/sync/connection.ts'
import type { Room } from '../../server/sync/room.ts'
import type { Wire } from '../../server/sync/Wire.ts'

/** One life of a connection: two queues that the simulation flushes by hand. */
export interface Link {
  readonly room: Room
  connection: Connection | null
  readonly toServer: Uint8Array[]
  readonly toClient: (Uint8Array | { readonly close: number })[]
  /** Update frames handed to the network, as the client counts them. */
  readonly sent: Uint8Array[]
  readonly seqAtStart: number
}

/** What the simulation checks whenever a client is told something. */
export interface Laws {
  /** Everything in this update is durable. */
  isStored(update: Uint8Array): boolean
  /** The document holds the first `seq` rows of the log. */
  holdsRows(document: Y.Doc, seq: number): boolean
}

/** A client that speaks the protocol as y-websocket's provider does, over a link instead of a socket. */
export class SimulatedClient {
  readonly userId: string
  readonly document = new Y.Doc()
  link: Link | null = null
  readonly #laws: Laws

  constructor(userId: string, clientId: number, laws: Laws) {
    this.userId = userId
    this.#laws = laws
    this.document.clientID = clientId
    this.document.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this) this.#sendCounted(encodeUpdate(update), update)
    })
  }

  connect(room: Room, seqAtStart: number, role: 'editor' | 'viewer', connectionId: string): void {
    const link: Link = { room, connection: null, toServer: [], toClient: [], sent: [], seqAtStart }
    const user = { id: this.userId, name: this.userId, colour: 0 }
    this.link = link
    link.connection = room.connect({ connectionId, user, role, wantsAdditions: true, cursor: null }, wireOf(link))
    link.toServer.push(encodeStep1(Y.encodeStateVector(this.document)))
  }

  /** The network breaks: what is on its way is lost. */
  disconnect(): void {
    const link = this.link
    this.link = null
    if (link?.connection != null) link.room.disconnect(link.connection)
  }

  /** Takes one message from the network; returns a close code when it was the end. */
  receiveOne(): number | null {
    const frame = this.link?.toClient.shift()
    if (frame === undefined || this.link === null) return null
    if (!(frame instanceof Uint8Array)) {
      this.disconnect()
      return frame.close
    }
    this.#receive(this.link, frame)
    return null
  }

  #receive(link: Link, frame: Uint8Array): void {
    const message = decodeMessage(frame)
    if (message === null) throw new Error('The server sent something that is no message')
    switch (message.type) {
      case 'step1': {
        const update = Y.encodeStateAsUpdate(this.document, message.stateVector)
        this.#sendCounted(encodeStep2(update), update)
        break
      }
      case 'step2':
      case 'update':
        if (!this.#laws.isStored(message.update)) throw new Error('Seen before it was durable')
        Y.applyUpdate(this.document, message.update, this)
        if (message.type === 'step2' && !this.#laws.holdsRows(this.document, link.seqAtStart)) {
          throw new Error('"Synced" before the stored plan had been sent')
        }
        break
      case 'acknowledgement':
        if (!link.sent.slice(0, message.count).every((update) => this.#laws.isStored(update))) {
          throw new Error('Acknowledged before it was durable')
        }
        break
      case 'awareness':
      case 'queryAwareness':
      case 'cursor':
      case 'role':
        break
    }
  }

  #sendCounted(frame: Uint8Array, update: Uint8Array): void {
    if (this.link === null) return
    this.link.sent.push(update)
    this.link.toServer.push(frame)
  }
}

function wireOf(link: Link): Wire {
  return {
    get unsentBytes() {
      return link.toClient.reduce((sum, frame) => sum + (frame instanceof Uint8Array ? frame.length : 0), 0)
    },
    send: (frame) => void link.toClient.push(frame),
    close: (code) => void link.toClient.push({ close: code }),
    pause: () => {},
    resume: () => {},
  }
}
