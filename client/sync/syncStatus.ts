import { assertNever } from '../../shared/result.ts'

/** What the sync chip says; its words are in the message files. */
export type SyncState = 'storage-refused' | 'read-only' | 'signed-out' | 'offline' | 'reconnecting' | 'saving' | 'saved'

export interface SyncStatus {
  readonly state: SyncState
  /** Commands that the server has not confirmed, whichever tab made them. */
  readonly changes: number
}

/** The way to the server, as the sockets told it; never what the browser believes about being online. */
export type Link = 'trying' | 'synced' | 'unreachable'

export type LinkEvent = 'opened' | 'synced' | 'closed'

export function nextLink(link: Link, event: LinkEvent): Link {
  switch (event) {
    case 'opened':
      return 'trying'
    case 'synced':
      return 'synced'
    case 'closed':
      // A connection that worked is being renewed; one that never came about leaves us offline until one does.
      return link === 'synced' ? 'trying' : 'unreachable'
    default:
      return assertNever(event)
  }
}

/** Each fact is established by the part that did it. */
export interface SyncFacts {
  readonly storageRefused: boolean
  readonly readOnly: boolean
  readonly signedOut: boolean
  readonly link: Link
  /** The server's question about our state was answered; it asks only those who may write. */
  readonly answered: boolean
  readonly outstandingFrames: number
  /** Rows on their way, and those that are to be done again; what is kept for good waits for nothing. */
  readonly waiting: number
  readonly changes: number
}

/** The first that holds, in the order of precedence; the previous object when nothing has changed. */
export function syncStatus(facts: SyncFacts, previous?: SyncStatus): SyncStatus {
  const state = stateOf(facts)
  return previous?.state === state && previous.changes === facts.changes ? previous : { state, changes: facts.changes }
}

function stateOf(facts: SyncFacts): SyncState {
  if (facts.storageRefused) return 'storage-refused'
  if (facts.readOnly) return 'read-only'
  if (facts.signedOut) return 'signed-out'
  if (facts.link === 'unreachable') return 'offline'
  if (facts.link === 'trying') return 'reconnecting'
  if (facts.waiting > 0 || facts.outstandingFrames > 0 || !facts.answered) return 'saving'
  return 'saved'
}
