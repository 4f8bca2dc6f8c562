import * as Y from 'yjs'

/** Whether a document that is in sync with the server holds an update: then the server has it, although its acknowledgement never came. */
export function hasArrived(doc: Y.Doc, update: Uint8Array): boolean {
  const { to } = Y.parseUpdateMeta(update)
  const clocks = Y.decodeStateVector(Y.encodeStateVector(doc))
  return to.size > 0 && [...to].every(([client, end]) => (clocks.get(client) ?? 0) >= end)
}
