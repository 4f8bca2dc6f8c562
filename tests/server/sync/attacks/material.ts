import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { encodeAwareness } from '../../../../shared/protocol/messages.ts'
import { writeUpdate } from '../../../../shared/updates/writeUpdate.ts'

/** An update as honest clients write it: two people, a text, a record, something deleted. */
export function realUpdate(): Uint8Array {
  const [ada, bob] = [Object.assign(new Y.Doc(), { clientID: 300 }), Object.assign(new Y.Doc(), { clientID: 70_000 })]
  ada.getText('text').insert(0, 'agreed')
  ada.getMap('records').set('one', new Y.Map([['title', 'Launch']]))
  Y.applyUpdate(bob, Y.encodeStateAsUpdate(ada))
  bob.getText('text').delete(1, 2)
  bob.getMap('records').set('two', true)
  return Y.encodeStateAsUpdate(bob)
}

/** The updates of successive edits of one client. */
export function successiveUpdates(count: number, clientId = 5): Uint8Array[] {
  const document = Object.assign(new Y.Doc(), { clientID: clientId })
  const updates: Uint8Array[] = []
  document.on('update', (update: Uint8Array) => updates.push(update))
  for (let index = 0; index < count; index += 1) document.getArray('a').push([index])
  return updates
}

/** An update of one struct each of so many clientIDs. */
export function oneStructEach(clientIds: number): Uint8Array {
  const sections = Array.from({ length: clientIds }, (_, index) => ({ clientId: index + 1, start: 0, end: 1, structs: [new Y.GC(Y.createID(index + 1, 0), 1)] }))
  return writeUpdate(sections, new Map(), new Map())
}

/** What somebody makes who pretends to be this clientID. */
export function continuing(document: Y.Doc, clientId: number, write: (forged: Y.Doc) => void): Uint8Array {
  const forged = new Y.Doc()
  Y.applyUpdate(forged, Y.encodeStateAsUpdate(document))
  forged.clientID = clientId
  const before = Y.encodeStateVector(forged)
  write(forged)
  return Y.encodeStateAsUpdate(forged, before)
}

export interface Claim {
  readonly clientId: number
  /** How new it pretends to be. */
  readonly clock?: number
  readonly json: string
}

export function presenceFrame(...claims: readonly Claim[]): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, claims.length)
  for (const { clientId, clock = 1, json } of claims) {
    encoding.writeVarUint(encoder, clientId)
    encoding.writeVarUint(encoder, clock)
    encoding.writeVarString(encoder, json)
  }
  return encodeAwareness(encoding.toUint8Array(encoder))
}

/** Every beginning of these bytes that is shorter than they are. */
export function properPrefixes(bytes: Uint8Array): Uint8Array[] {
  return Array.from({ length: bytes.length }, (_, length) => bytes.slice(0, length))
}
