import { EventEmitter } from 'node:events'
import type { WebSocket as ServerWebSocket } from 'ws'
import type { Wire } from '../../../server/sync/Wire.ts'

type ToServer = Uint8Array | 'end'
type ToClient = 'open' | Uint8Array | { readonly code: number; readonly reason: string }

/** What hears of a link's frames when they arrive. */
export interface LinkWatch {
  sent(link: SimulatedLink, frame: Uint8Array): void
  /** Before the client takes it. */
  arriving(link: SimulatedLink, frame: Uint8Array): void
  arrived(link: SimulatedLink, frame: Uint8Array): void
  closed(link: SimulatedLink, code: number): void
}

/**
 * One connection between a tab and the server: a browser's socket, the server's
 * socket, and between them two queues of frames that move only when told to.
 */
export class SimulatedLink {
  readonly address: string
  readonly user: string
  readonly client: BrowserSocket
  readonly server: ServerSocket
  /** A slow line: each byte under way weighs so many. */
  readonly weight: number
  /** The server is deciding whether to let it in, or has. */
  isWithServer = false
  readonly #watch: LinkWatch
  readonly #toServer: ToServer[] = []
  readonly #toClient: { readonly item: ToClient; readonly taken?: () => void }[] = []
  #isPaused = false
  #hasServerEnded = false

  constructor(address: string, user: string, weight: number, client: BrowserSocket, watch: LinkWatch) {
    this.address = address
    this.user = user
    this.weight = weight
    this.client = client
    this.#watch = watch
    this.server = new ServerSocket(this)
  }

  get unsentBytes(): number {
    return this.#toClient.reduce((sum, { item }) => sum + (item instanceof Uint8Array ? item.length : 0), 0)
  }

  get waitsForServer(): boolean {
    return !this.#isPaused && (this.isWithServer ? this.#toServer.length > 0 : !this.#hasServerEnded)
  }

  get waitsForClient(): boolean {
    return this.#toClient.length > 0
  }

  /** As the client sees it. */
  get isOpen(): boolean {
    return this.client.readyState === BrowserSocket.OPEN
  }

  get hasServerEnded(): boolean {
    return this.#hasServerEnded
  }

  /** Nothing will come of it any more. */
  get isOver(): boolean {
    return this.#hasServerEnded && this.client.readyState === BrowserSocket.CLOSED
  }

  fromClient(item: ToServer): void {
    if (item instanceof Uint8Array) this.#watch.sent(this, item)
    this.#toServer.push(item)
  }

  fromServer(item: ToClient, taken?: () => void): void {
    if (!this.#hasServerEnded) this.#toClient.push({ item, taken })
  }

  pause(isPaused: boolean): void {
    this.#isPaused = isPaused
  }

  /** Hands the server's socket the frame that has waited longest. */
  deliverToServer(): void {
    const item = this.#toServer.shift()
    if (item === undefined || this.#hasServerEnded) return
    if (item === 'end') {
      this.endAtServer()
      this.client.readyState = BrowserSocket.CLOSED
    } else this.server.emit('message', Buffer.from(item), true)
  }

  deliverToClient(): void {
    const next = this.#toClient.shift()
    if (next === undefined) return
    next.taken?.()
    const { item } = next
    if (item === 'open') this.client.open()
    else if (item instanceof Uint8Array) {
      if (this.client.readyState !== BrowserSocket.OPEN) return
      this.#watch.arriving(this, item)
      this.client.receive(item)
      this.#watch.arrived(this, item)
    } else this.#close(item.code, item.reason)
  }

  /** The line breaks: the client notices at once, the server after the frames that still reach it. */
  breakOff(framesThatArrive: number): void {
    this.#loseClient(framesThatArrive)
    this.#close(1006, '')
  }

  /** The tab is gone, and notices nothing. */
  loseTab(framesThatArrive: number): void {
    this.#loseClient(framesThatArrive)
    this.client.readyState = BrowserSocket.CLOSED
  }

  /** The server's process is gone; what it had sent may still arrive. */
  killServer(framesThatArrive: number): void {
    this.#toServer.length = 0
    this.#toClient.splice(framesThatArrive)
    this.#hasServerEnded = true
    this.server.removeAllListeners()
    this.#toClient.push({ item: { code: 1006, reason: '' } })
  }

  /** The server's socket has closed. */
  endAtServer(): void {
    if (this.#hasServerEnded) return
    this.#hasServerEnded = true
    this.server.readyState = BrowserSocket.CLOSED
    this.server.emit('close')
  }

  #loseClient(framesThatArrive: number): void {
    this.#toServer.splice(framesThatArrive)
    this.#toServer.push('end')
    this.#isPaused = false
    this.#toClient.length = 0
    if (!this.isWithServer) this.endAtServer()
  }

  #close(code: number, reason: string): void {
    if (this.client.readyState < BrowserSocket.CLOSING) this.#watch.closed(this, code)
    this.client.closed(code, reason)
    this.#toClient.length = 0
    // The answer to a closing of the server's.
    if (code !== 1006) this.endAtServer()
  }
}

/** What a tab is given as its WebSocket. */
export class BrowserSocket extends EventTarget {
  static readonly CONNECTING = 0
  static readonly OPEN = 1
  static readonly CLOSING = 2
  static readonly CLOSED = 3
  readonly OPEN = 1
  readyState = 0
  binaryType = 'arraybuffer'
  onopen: ((event: Event) => void) | null = null
  onmessage: ((event: MessageEvent) => void) | null = null
  onclose: ((event: Event) => void) | null = null
  onerror: ((event: Event) => void) | null = null
  #link: SimulatedLink | null = null

  attach(link: SimulatedLink): void {
    this.#link = link
  }

  send(frame: Uint8Array): void {
    if (this.readyState === BrowserSocket.CONNECTING) throw new DOMException('still connecting', 'InvalidStateError')
    if (this.readyState === BrowserSocket.OPEN) this.#link?.fromClient(new Uint8Array(frame))
  }

  close(): void {
    if (this.readyState >= BrowserSocket.CLOSING) return
    // What was sent before still arrives, after whatever the tab sends on its next connection, maybe.
    this.readyState = this.#link?.isWithServer ? BrowserSocket.CLOSING : BrowserSocket.CLOSED
    this.#link?.fromClient('end')
    if (!this.#link?.isWithServer) this.#link?.endAtServer()
  }

  open(): void {
    if (this.readyState !== BrowserSocket.CONNECTING) return
    this.readyState = BrowserSocket.OPEN
    const event = new Event('open')
    this.dispatchEvent(event)
    this.onopen?.(event)
  }

  receive(frame: Uint8Array): void {
    this.onmessage?.(new MessageEvent('message', { data: new Uint8Array(frame).buffer }))
  }

  closed(code: number, reason: string): void {
    if (this.readyState === BrowserSocket.CLOSED) return
    this.readyState = BrowserSocket.CLOSED
    this.onclose?.(Object.assign(new Event('close'), { code, reason }))
  }
}

/** As much of a `ws` socket as the server uses. */
class ServerSocket extends EventEmitter {
  readyState: number = BrowserSocket.OPEN
  readonly #link: SimulatedLink

  constructor(link: SimulatedLink) {
    super()
    this.#link = link
  }

  get asWebSocket(): ServerWebSocket {
    return this as unknown as ServerWebSocket
  }

  get bufferedAmount(): number {
    return this.#link.unsentBytes * this.#link.weight
  }

  openWire(drained: () => void): Wire {
    const link = this.#link
    const socket = this.asWebSocket
    return {
      get unsentBytes() {
        return socket.bufferedAmount
      },
      // A copy: what the server does to its buffer afterwards must not reach the client.
      send: (frame) => {
        if (this.readyState === BrowserSocket.OPEN) link.fromServer(new Uint8Array(frame), drained)
      },
      close: (code, reason) => {
        this.resume()
        this.close(code, reason)
      },
      pause: () => this.pause(),
      resume: () => this.resume(),
    }
  }

  close(code: number, reason: string): void {
    if (this.readyState !== BrowserSocket.OPEN) return
    this.readyState = BrowserSocket.CLOSING
    this.#link.fromServer({ code, reason })
  }

  terminate(): void {
    this.#link.breakOff(0)
    this.#link.endAtServer()
  }

  /** The other side's browser answers by itself, as long as there is one. */
  ping(): void {
    if (this.#link.client.readyState === BrowserSocket.OPEN) queueMicrotask(() => this.emit('pong'))
  }

  pause(): void {
    this.#link.pause(true)
  }

  resume(): void {
    this.#link.pause(false)
  }
}
