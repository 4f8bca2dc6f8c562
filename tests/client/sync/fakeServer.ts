import * as Y from 'yjs'
import { can, type Role } from '../../../shared/permissions/can.ts'
import { closeCode } from '../../../shared/protocol/closeCodes.ts'
import { decodeMessage, encodeAcknowledgement, encodeRole, encodeStep1, encodeStep2, encodeUpdate } from '../../../shared/protocol/messages.ts'

/** A sync server inside the test: nothing moves until `flush`, and acknowledgements can be held back. */
export class FakeServer {
  readonly stored = new Y.Doc()
  role: Role = 'editor'
  isUp = true
  /** The code with which it ends every new connection, as for a plan that nobody may open; or null. */
  turnsAwayWith: number | null = null
  /** False: changes are taken but not stored, as before a commit. */
  isCommitting = true
  /** False: what is stored is not acknowledged, as when the network is slow. */
  isAcknowledging = true
  /** Frames as they arrived, over all connections. */
  readonly received: string[] = []
  readonly updates: Uint8Array[] = []
  /** The close code that an update earns its sender, or null. */
  refuses: (update: Uint8Array) => number | null = () => null
  /** Codes with which updates were refused, over all connections. */
  readonly refusals: number[] = []
  readonly #queue: (() => void)[] = []
  readonly #sockets = new Set<FakeSocket>()

  /** The class that the client is given as its WebSocket. */
  readonly WebSocket: typeof WebSocket

  constructor() {
    this.WebSocket = socketClassOf(this)
  }

  get connections(): number {
    return this.#sockets.size
  }

  enqueue(work: () => void): void {
    this.#queue.push(work)
  }

  flush(): void {
    for (let work = this.#queue.shift(); work; work = this.#queue.shift()) work()
  }

  connect(socket: FakeSocket): void {
    this.enqueue(() => {
      if (!this.isUp) return socket.closeFromServer(1006)
      if (this.turnsAwayWith !== null) return socket.closeFromServer(this.turnsAwayWith)
      this.#sockets.add(socket)
      socket.openFromServer()
      if (can(this.role, 'plan:write')) socket.deliver(encodeStep1(Y.encodeStateVector(this.stored)))
      socket.deliver(encodeRole(this.role))
    })
  }

  take(socket: FakeSocket, frame: Uint8Array): void {
    if (!this.#sockets.has(socket)) return
    const message = decodeMessage(frame)
    if (message?.type === 'step1') return socket.deliver(encodeStep2(Y.encodeStateAsUpdate(this.stored, message.stateVector)))
    if (message?.type !== 'step2' && message?.type !== 'update') return
    this.received.push(message.type)
    if (!can(this.role, 'plan:write')) return this.end(socket, closeCode.forbidden)
    const refusal = this.refuses(message.update)
    if (refusal !== null) {
      this.refusals.push(refusal)
      return this.end(socket, refusal)
    }
    if (message.type === 'update') this.updates.push(message.update)
    if (!this.isCommitting) return
    Y.applyUpdate(this.stored, message.update)
    socket.count += 1
    if (this.isAcknowledging) socket.deliver(encodeAcknowledgement(socket.count))
    for (const other of this.#sockets) if (other !== socket) other.deliver(encodeUpdate(message.update))
  }

  /** Somebody else writes. */
  write(change: (doc: Y.Doc) => void): void {
    const before = Y.encodeStateVector(this.stored)
    change(this.stored)
    const update = Y.encodeStateAsUpdate(this.stored, before)
    for (const socket of this.#sockets) socket.deliver(encodeUpdate(update))
  }

  changeRole(role: Role): void {
    const couldWrite = can(this.role, 'plan:write')
    this.role = role
    for (const socket of this.#sockets) {
      socket.deliver(encodeRole(role))
      if (!couldWrite && can(role, 'plan:write')) socket.deliver(encodeStep1(Y.encodeStateVector(this.stored)))
    }
  }

  /** Every connection ends; nothing that was under way arrives. */
  drop(code = 1006): void {
    this.#queue.length = 0
    for (const socket of [...this.#sockets]) this.end(socket, code)
  }

  /** The connection that was opened last ends. */
  dropLast(): void {
    const last = [...this.#sockets].at(-1)
    if (last) this.end(last, 1006)
  }

  end(socket: FakeSocket, code: number): void {
    this.#sockets.delete(socket)
    socket.closeFromServer(code)
  }

  left(socket: FakeSocket): void {
    this.#sockets.delete(socket)
  }
}

class FakeSocket extends EventTarget {
  static readonly OPEN = 1
  readonly OPEN = 1
  readyState = 0
  binaryType = 'arraybuffer'
  onopen: ((event: Event) => void) | null = null
  onmessage: ((event: MessageEvent) => void) | null = null
  onclose: ((event: Event) => void) | null = null
  onerror: ((event: Event) => void) | null = null
  /** Acknowledged frames. */
  count = 0
  readonly #server: FakeServer

  constructor(server: FakeServer) {
    super()
    this.#server = server
    server.connect(this)
  }

  send(frame: Uint8Array): void {
    const copy = new Uint8Array(frame)
    this.#server.enqueue(() => this.#server.take(this, copy))
  }

  close(): void {
    this.readyState = 3
    this.#server.left(this)
  }

  deliver(frame: Uint8Array): void {
    this.#server.enqueue(() => {
      if (this.readyState === 1) this.onmessage?.(new MessageEvent('message', { data: new Uint8Array(frame).buffer }))
    })
  }

  openFromServer(): void {
    this.readyState = 1
    const event = new Event('open')
    this.dispatchEvent(event)
    this.onopen?.(event)
  }

  closeFromServer(code: number): void {
    if (this.readyState === 3) return
    this.readyState = 3
    this.onclose?.(Object.assign(new Event('close'), { code, reason: '' }))
  }
}

/** Sockets that reach this server, whatever address they are given. */
function socketClassOf(server: FakeServer): typeof WebSocket {
  return class extends FakeSocket {
    constructor() {
      super(server)
    }
  } as unknown as typeof WebSocket
}
