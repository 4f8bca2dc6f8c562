import { closeCode, closeReason } from '../../shared/protocol/closeCodes.ts'
import type { Cancel } from './clock.ts'
import { idleRoomMs } from './limits.ts'
import { Room, type RoomOptions } from './room.ts'

type Options = Omit<RoomOptions, 'document' | 'onFailed' | 'onEmpty'>

/** The rooms that are open now; each document has at most one. */
export class RoomRegistry {
  readonly #options: Options
  readonly #rooms = new Map<string, Room>()
  readonly #opening = new Map<string, Promise<Room>>()
  readonly #closing = new Set<Promise<void>>()
  readonly #idle = new Map<Room, Cancel>()
  #isClosed = false

  constructor(options: Options) {
    this.#options = options
  }

  get rooms(): Iterable<Room> {
    return this.#rooms.values()
  }

  find(document: string): Room | undefined {
    return this.#rooms.get(document)
  }

  /** The document's room, loaded from storage when it is not open. Rejects when it cannot be loaded. */
  async open(document: string): Promise<Room> {
    const open = this.#rooms.get(document)
    if (open !== undefined) return open
    const opening = this.#opening.get(document) ?? this.#load(document)
    this.#opening.set(document, opening)
    return opening
  }

  /** Ends all connections; resolves when all that they sent is durable. */
  async close(): Promise<void> {
    this.#isClosed = true
    await Promise.allSettled(this.#opening.values())
    for (const cancel of this.#idle.values()) cancel()
    await Promise.all([...this.#rooms.values()].map((room) => room.close(closeCode.serverStopping, closeReason.stopping)))
    this.#rooms.clear()
    await Promise.all(this.#closing)
  }

  async #load(document: string): Promise<Room> {
    try {
      const state = await this.#options.log.load(document)
      const room = new Room(state, {
        ...this.#options,
        document,
        onFailed: () => this.#forget(room),
        onEmpty: () => this.#closeLater(room),
      })
      this.#rooms.set(document, room)
      // A visitor who leaves during the loading leaves nobody behind to notice.
      this.#closeLater(room)
      return room
    } finally {
      this.#opening.delete(document)
    }
  }

  #closeLater(room: Room): void {
    this.#idle.get(room)?.()
    if (this.#isClosed) return
    const cancel = this.#options.clock.after(idleRoomMs, () => this.#closeIfEmpty(room))
    this.#idle.set(room, cancel)
  }

  #closeIfEmpty(room: Room): void {
    this.#idle.delete(room)
    if (room.connections.size > 0 || this.#rooms.get(room.document) !== room) return
    // Its last commit is still under way: a room loaded beside it would not know of that row.
    if (room.queuedBytes > 0) {
      this.#closeLater(room)
      return
    }
    this.#forget(room)
    const closed = room.compactIfWorthwhile().finally(() => this.#closing.delete(closed))
    this.#closing.add(closed)
  }

  #forget(room: Room): void {
    this.#idle.get(room)?.()
    this.#idle.delete(room)
    if (this.#rooms.get(room.document) === room) this.#rooms.delete(room.document)
  }
}
