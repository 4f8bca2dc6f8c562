import type { Awareness } from 'y-protocols/awareness'
import type { PresenceUser } from '../../shared/protocol/presence.ts'

/** Where somebody is in the plan. */
export interface Place {
  readonly recordId: string
  readonly field: string | null
  readonly editing: boolean
}

/** Somebody else who has the plan open now. */
export interface Person {
  readonly connection: string
  readonly userId: string
  readonly name: string
  readonly party: string
  /** 1 to 6, an index into the presence colours of the tokens. */
  readonly color: number
  readonly place: Place | null
}

const COLORS = 6

/** Everybody else on the plan, in a steady order. The server has written who they are. */
export function peopleOf(awareness: Awareness): Person[] {
  const people: Person[] = []
  for (const [connection, state] of awareness.getStates()) {
    if (connection === awareness.clientID) continue
    const user = readUser(state.user)
    if (user) people.push({ connection: String(connection), userId: user.id, name: user.name, party: user.party ?? '', color: colorOf(user), place: readPlace(state.place) })
  }
  return people.sort((a, b) => a.name.localeCompare(b.name) || Number(a.connection) - Number(b.connection))
}

/** The colour of the first of these Yjs clients who is here; 0 when none is. */
export function colorOfClients(awareness: Awareness, clients: readonly number[]): number {
  for (const client of clients) {
    const user = readUser(awareness.getStates().get(client)?.user)
    if (user) return colorOf(user)
  }
  return 0
}

function colorOf(user: PresenceUser): number {
  return (Math.abs(Math.trunc(user.colour)) % COLORS) + 1
}

function readUser(stored: unknown): PresenceUser | null {
  if (typeof stored !== 'object' || stored === null) return null
  const { id, name, party, colour } = stored as Partial<PresenceUser>
  if (typeof id !== 'string' || typeof name !== 'string') return null
  return { id, name, party: typeof party === 'string' ? party : '', colour: typeof colour === 'number' ? colour : 0 }
}

function readPlace(stored: unknown): Place | null {
  if (typeof stored !== 'object' || stored === null) return null
  const { recordId, field, editing } = stored as Partial<Place>
  if (typeof recordId !== 'string') return null
  return { recordId, field: typeof field === 'string' ? field : null, editing: editing === true }
}
