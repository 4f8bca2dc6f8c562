import * as Y from 'yjs'

/** The first clock of each clientID in an update, and the one behind its last. */
export type UpdateClocks = Pick<ReturnType<typeof Y.parseUpdateMeta>, 'from' | 'to'>

/** None of a damaged one. */
export function clocksOf(update: Uint8Array): UpdateClocks[] {
  try {
    return [Y.parseUpdateMeta(update)]
  } catch {
    return []
  }
}

/**
 * The state vector for which the server's question is answered. It has not
 * counted the rows that went out before its question was read; when those are
 * all that it lacks, they need not be sent a second time. When it lacks more,
 * they may refer to that and be of no use to it yet: then everything is sent.
 * @param asked the server's state vector
 * @param sent in the order of sending, on this connection
 */
export function answerVector(doc: Y.Doc, asked: Uint8Array, sent: readonly UpdateClocks[]): Uint8Array {
  if (sent.length === 0) return asked
  const clocks = Y.decodeStateVector(asked)
  for (const { from, to } of sent) {
    for (const [clientId, start] of from) {
      const has = clocks.get(clientId) ?? 0
      if (start <= has) clocks.set(clientId, Math.max(has, to.get(clientId) ?? 0))
    }
  }
  const own = Y.decodeStateVector(Y.encodeStateVector(doc))
  const isAll = [...own].every(([clientId, clock]) => (clocks.get(clientId) ?? 0) >= clock)
  return isAll ? Y.encodeStateVector(clocks) : asked
}
