import type { UnsentRow } from './unsentRow.ts'

/** Unconfirmed changes as JSON: what was changed from what to what, and the original update for a programmer. */
export function exportRows(planId: string, title: string, rows: readonly UnsentRow[], nowMs: number): string {
  const changes = rows.map((row) => ({
    madeAt: new Date(row.madeAtMs).toISOString(),
    command: row.name,
    refused: row.refused,
    changes: row.changes,
    update: toBase64(row.update),
  }))
  return JSON.stringify({ plan: { id: planId, title }, exportedAt: new Date(nowMs).toISOString(), changes }, null, 2)
}

function toBase64(bytes: Uint8Array): string {
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary)
}
