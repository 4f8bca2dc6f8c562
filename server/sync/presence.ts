import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { PresenceUser } from '../../shared/protocol/presence.ts'
import { encodeAwareness } from '../../shared/protocol/messages.ts'
import type { Cancel, Clock } from './clock.ts'
import { presenceBytesMax, presenceIntervalMs } from './limits.ts'

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
  readonly #entries = new Map<number, Entry>()
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
    const received = readEntries(update)
    if (received === null) return 'malformed'
    for (const { clientId, json } of received) {
      const entry = this.#entryOf(sender, clientId, json)
      if (entry === null) continue
      if (json.length > presenceBytesMax) return 'tooLarge'
      const state = readState(json)
      if (state === undefined) return 'malformed'
      this.#change(clientId, entry, state === null ? 'null' : JSON.stringify({ ...state, user: sender.user }))
    }
    return 'taken'
  }

  leave(leaver: Present): void {
    this.#present.delete(leaver)
    for (const [clientId, entry] of this.#entries) {
      if (entry.owner !== leaver) continue
      entry.owner = null
      this.#change(clientId, entry, 'null')
    }
  }

  close(): void {
    this.#isClosed = true
    this.#cancelTimer?.()
    this.#present.clear()
  }

  /** The entry that this sender may write: its own, or a new one when it has none yet. */
  #entryOf(sender: Present, clientId: number, json: string): Entry | null {
    const entry = this.#entries.get(clientId)
    if (entry?.owner === sender) return entry
    // A departure says nothing about whose entry it is.
    if (json === 'null' || this.#hasEntry(sender)) return null
    if (entry === undefined) {
      const created = { owner: sender, userId: sender.user.id, clock: 0, json: 'null' }
      this.#entries.set(clientId, created)
      return created
    }
    // The same person's new connection replaces one whose end the server has not noticed.
    if (entry.userId !== sender.user.id) return null
    entry.owner = sender
    return entry
  }

  #hasEntry(sender: Present): boolean {
    for (const { owner } of this.#entries.values()) if (owner === sender) return true
    return false
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

function encodeEntries(entries: readonly (readonly [number, Entry])[]): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, entries.length)
  for (const [clientId, { clock, json }] of entries) {
    encoding.writeVarUint(encoder, clientId)
    encoding.writeVarUint(encoder, clock)
    encoding.writeVarString(encoder, json)
  }
  return encodeAwareness(encoding.toUint8Array(encoder))
}

function readEntries(update: Uint8Array): { clientId: number; json: string }[] | null {
  try {
    const decoder = decoding.createDecoder(update)
    const entries: { clientId: number; json: string }[] = []
    for (let left = decoding.readVarUint(decoder); left > 0; left -= 1) {
      const clientId = decoding.readVarUint(decoder)
      decoding.readVarUint(decoder)
      entries.push({ clientId, json: decoding.readVarString(decoder) })
    }
    return decoding.hasContent(decoder) ? null : entries
  } catch {
    return null
  }
}

/** An object, null for a departure, undefined for anything else. */
function readState(json: string): object | null | undefined {
  try {
    const state: unknown = JSON.parse(json)
    return typeof state === 'object' && !Array.isArray(state) ? state : undefined
  } catch {
    return undefined
  }
}
