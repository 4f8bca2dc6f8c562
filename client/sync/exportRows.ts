import type { UnsentRow } from './unsentRow.ts'

/** What the file says of itself, so that nothing else is taken for one. */
export const UNSENT_FILE_FORMAT = 'pacta-unsent-changes'
/** A later version only adds; one that this Pacta does not know is not read. */
export const UNSENT_FILE_VERSION = 1

/**
 * Unconfirmed changes as JSON: what was changed from what to what, which people
 * read and `readUnsentFile` brings in again; and beside each its original update,
 * for a programmer. The updates are never brought in: they continue the clocks
 * of one device, and say nothing that can be checked.
 */
export function exportRows(planId: string, title: string, rows: readonly UnsentRow[], nowMs: number): string {
  const changes = [...rows].sort((a, b) => a.madeAtMs - b.madeAtMs).map((row) => ({
    madeAt: new Date(row.madeAtMs).toISOString(),
    command: row.name,
    refused: row.refused,
    changes: row.changes,
    update: toBase64(row.update),
  }))
  const file = { format: UNSENT_FILE_FORMAT, version: UNSENT_FILE_VERSION, plan: { id: planId, title }, exportedAt: new Date(nowMs).toISOString(), changes }
  return JSON.stringify(file, null, 2)
}

function toBase64(bytes: Uint8Array): string {
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary)
}
