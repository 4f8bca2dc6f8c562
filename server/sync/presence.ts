import type { PresenceUser } from '../../shared/protocol/presence.ts'
import { encodeAwareness } from '../../shared/protocol/messages.ts'
import type { Cancel, Clock } from './clock.ts'
import { presenceBytesMax, presenceIntervalMs } from './limits.ts'
import { encodeEntries, findEntry, readState } from './presenceEntries.ts'

/** A connection as presence sees it. */
export interface Present {
  readonly user: PresenceUser
  sendPresence(frame: Uint8Array): void
}

interface Entry {
  owner: Present | null
  readonly userId: string
  clock: number
  /** The state as JSON; `null` when the person has left. */
  json: string
}

/** Sent from time to time to keep a silent connection alive: y-websocket's watchdog ignores pings. */
export const emptyPresence: Uint8Array = encodeAwareness(Uint8Array.of(0))

/**
 * Who is on the plan and where. One entry per connection, bound to its clientID;
 * what it says of others is dropped without a word, since stock clients repeat
 * others' entries in good faith. The server writes `user` and the entry's clock.
 */
export class Presence {
  readonly #clock: Clock
  readonly #present = new Set<Present>()
  /** clientID → its entry. */
  readonly #entries = new Map<number, Entry>()
  /** Whose entry is which. */
  readonly #ids = new Map<Present, number>()
  readonly #changed = new Set<number>()
  #cancelTimer: Cancel | null = null
  #isClosed = false

  constructor(clock: Clock) {
    this.#clock = clock
  }

  join(newcomer: Present): void {
    this.#present.add(newcomer)
    const here = [...this.#entries].filter(([, { owner }]) => owner !== null)
    if (here.length > 0) newcomer.sendPresence(encodeEntries(here))
  }

  receive(sender: Present, update: Uint8Array): 'taken' | 'malformed' | 'tooLarge' {
    const own = this.#ids.get(sender)
    const found = findEntry(update, (clientId, isDeparture) =>
      own === undefined ? !isDeparture && this.#isFree(clientId, sender) : clientId === own)
    if (found === 'nothing') return 'taken'
    if (found === 'malformed') return 'malformed'
    if (found.json.length > presenceBytesMax) return 'tooLarge'
    const state = readState(found.json)
    if (state === undefined) return 'malformed'
    this.#change(found.clientId, this.#entryOf(sender, found.clientId), state === null ? 'null' : JSON.stringify({ ...state, user: sender.user }))
    return 'taken'
  }

  leave(leaver: Present): void {
    this.#present.delete(leaver)
    const clientId = this.#ids.get(leaver)
    const entry = clientId === undefined ? undefined : this.#entries.get(clientId)
    this.#ids.delete(leaver)
    if (clientId === undefined || entry === undefined) return
    entry.owner = null
    this.#change(clientId, entry, 'null')
  }

  close(): void {
    this.#isClosed = true
    this.#cancelTimer?.()
    this.#present.clear()
  }

  /** Nobody's, or the same person's: a new connection replaces one whose end the server has not noticed. */
  #isFree(clientId: number, { user }: Present): boolean {
    const entry = this.#entries.get(clientId)
    return entry === undefined || entry.userId === user.id
  }

  /** The entry of this clientID, the sender's from now on. */
  #entryOf(sender: Present, clientId: number): Entry {
    const entry = this.#entries.get(clientId) ?? { owner: null, userId: sender.user.id, clock: 0, json: 'null' }
    if (entry.owner === sender) return entry
    if (entry.owner !== null) this.#ids.delete(entry.owner)
    entry.owner = sender
    this.#entries.set(clientId, entry)
    this.#ids.set(sender, clientId)
    return entry
  }

  #change(clientId: number, entry: Entry, json: string): void {
    entry.json = json
    // Higher than every clock before, also those from before a restart of the server.
    entry.clock = Math.max(entry.clock + 1, this.#clock.now())
    this.#changed.add(clientId)
    if (!this.#isClosed) this.#cancelTimer ??= this.#clock.after(presenceIntervalMs, () => this.#tell())
  }

  #tell(): void {
    this.#cancelTimer = null
    const changed = [...this.#entries].filter(([clientId]) => this.#changed.has(clientId))
    this.#changed.clear()
    const frame = encodeEntries(changed)
    for (const [clientId, { owner }] of changed) if (owner === null) this.#entries.delete(clientId)
    const owners = new Set(changed.map(([, { owner }]) => owner))
    for (const present of this.#present) {
      if (!owners.has(present)) {
        present.sendPresence(frame)
        continue
      }
      // Its own entry would overwrite its newer state.
      const others = changed.filter(([, { owner }]) => owner !== present)
      if (others.length > 0) present.sendPresence(encodeEntries(others))
    }
  }
}
