import * as Y from 'yjs'
import type { UnsentRow } from './unsentRow.ts'

/**
 * The state vector that a document would have without these rows: what of it is
 * confirmed. The document holds its device's unsent work, and the server may
 * have stored some of that without our knowing. Asked for what lies beyond the
 * whole document, it would leave that work out of its answer and yet tell which
 * values it took the place of: kept on the device, such an answer is good for
 * nothing without the rows, and those may be refused.
 */
export function confirmedClocks(stateVector: Uint8Array, rows: readonly Pick<UnsentRow, 'update'>[]): Uint8Array {
  const clocks = Y.decodeStateVector(stateVector)
  for (const { update } of rows) {
    for (const [client, start] of Y.parseUpdateMeta(update).from) {
      if (start < (clocks.get(client) ?? 0)) clocks.set(client, start)
    }
  }
  // Yjs writes no client of whom there is nothing.
  for (const [client, clock] of clocks) if (clock === 0) clocks.delete(client)
  return Y.encodeStateVector(clocks)
}
