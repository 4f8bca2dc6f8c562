import * as Y from 'yjs'
import { writeUpdate } from '../../shared/updates/writeUpdate.ts'

/** An update that writes one key again and again as if it had never seen its own writing: Yjs compares each with all others. */
export function crowdedUpdate(count: number, clientId = 7): Uint8Array {
  const structs = Array.from({ length: count }, (_, clock) =>
    // Straight from a decoder, the parent is the name of a root.
    new Y.Item(Y.createID(clientId, clock), null, null, null, null, 'm' as never, 'k', new Y.ContentAny([clock])))
  return writeUpdate([{ clientId, start: 0, end: count, structs }], new Map(), new Map())
}
