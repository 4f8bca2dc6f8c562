import * as Y from 'yjs'
import { openPlanDoc } from '../../../shared/schema/planDoc.ts'
import type { LogReader } from '../sqlite/logReader.ts'
import type { Snapshot } from '../UpdateLog.ts'
import { advice } from './advice.ts'
import { verifySnapshot } from './verifySnapshot.ts'

/** Of rows that are read in one go. */
const PORTION_BYTES = 1024 * 1024

/**
 * Every row up to `seq` applies completely, in order; the snapshot is what the
 * rows up to its end make; everybody who wrote is known.
 * @param isWhole false: rows are known to be missing, and the first gap is not reported again
 */
export function verifyReplay(log: LogReader, document: string, seq: number, isWhole: boolean): string[] {
  const doc = openPlanDoc()
  const problems: string[] = []
  try {
    const snapshot = readable(() => log.snapshot(document))
    if ('unreadable' in snapshot) problems.push(`The snapshot cannot be read (${snapshot.unreadable}). ${advice.restore}`)
    const whole = 'value' in snapshot ? snapshot.value : null
    problems.push(...replay(log, document, seq, isWhole, doc, whole))
    problems.push(...verifyAuthors(log, document, doc))
    return problems
  } finally {
    doc.destroy()
  }
}

function replay(log: LogReader, document: string, end: number, isWhole: boolean, doc: Y.Doc, snapshot: Snapshot | null): string[] {
  const problems: string[] = []
  let seq = 0
  while (seq < end) {
    const read = readable(() => log.rowsAfter(document, seq, PORTION_BYTES))
    if ('unreadable' in read) return [...problems, `Rows from ${seq + 1} on cannot be read (${read.unreadable}). ${advice.restore}`]
    for (const row of read.value.filter((row) => row.seq <= end)) {
      if (row.seq !== seq + 1) return isWhole ? [...problems, `Row ${seq + 1} is missing in its part of the archive. ${advice.restore}`] : problems
      const problem = applyWholly(doc, row.update)
      if (problem !== null) return [...problems, `Row ${row.seq} ${problem}. ${advice.restore}`]
      seq = row.seq
      if (seq === snapshot?.seq) problems.push(...verifySnapshot(snapshot, doc).map((found) => `${found} ${advice.restore}`))
    }
    if (read.value.length === 0) return isWhole ? [...problems, `Row ${seq + 1} is missing in its part of the archive. ${advice.restore}`] : problems
  }
  return problems
}

/** Null, or what is wrong with the row. */
function applyWholly(doc: Y.Doc, update: Uint8Array): string | null {
  const applied = readable(() => Y.applyUpdate(doc, update))
  if ('unreadable' in applied) return `cannot be applied (${applied.unreadable})`
  const isPending = doc.store.pendingStructs !== null || doc.store.pendingDs !== null
  return isPending ? 'needs something that the rows before it do not have' : null
}

function verifyAuthors(log: LogReader, document: string, doc: Y.Doc): string[] {
  const authors = log.authors(document)
  const unknown = [...doc.store.clients.keys()].filter((clientId) => !authors.has(clientId))
  return unknown.length === 0 ? [] : [`Nobody is known to have written as ${unknown.sort((a, b) => a - b).join(', ')}: activity cannot name them. ${advice.nothing}`]
}

function readable<Value>(work: () => Value): { readonly value: Value } | { readonly unreadable: string } {
  try {
    return { value: work() }
  } catch (error) {
    return { unreadable: error instanceof Error ? error.message : String(error) }
  }
}
