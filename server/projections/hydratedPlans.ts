import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { Database } from 'better-sqlite3'
import type { LogReader } from '../storage/sqlite/logReader.ts'
import { hydratePlan, type HydratedPlan, type PlanBase } from './hydratedPlan.ts'

/** What bounds memory, and the work of a start. */
export interface HydrationLimits {
  /** Of all plans in memory together; one plan is held whatever its size. */
  readonly structsMax: number
  /** A start reads at most so many rows again. */
  readonly rowsPerKeptDocument: number
}

export const hydrationLimits: HydrationLimits = {
  // A plan of 10,000 tasks, edited much, has about 300,000 and takes 110 MB; a usual one has a few thousand.
  structsMax: 400_000,
  // About a third of a second's work.
  rowsPerKeptDocument: 5_000,
}

/** Of rows that are read again in one go. */
const PORTION_BYTES = 1024 * 1024

/** The plans that are in memory: few, the ones used last. */
export interface HydratedPlans {
  /** The plan as it stood after row `seq`, whatever is in memory; nothing of it is recorded again. Throws when it cannot be made. */
  at(document: string, seq: number): HydratedPlan
  /** It has gone on: keeps its document for the next start, now and then. To be called in the transaction that records how far it is. */
  keep(document: string): void
  /** A row could not be applied: what is in memory is of no use. */
  drop(document: string): void
}

export function createHydratedPlans(log: LogReader, derived: Database, { structsMax, rowsPerKeptDocument }: HydrationLimits): HydratedPlans {
  const keptSeq = derived.prepare<[string], number>('SELECT seq FROM kept_documents WHERE document = ?').pluck()
  const kept = derived.prepare<[string, number], { seq: number; content: Buffer }>('SELECT seq, content FROM kept_documents WHERE document = ? AND seq <= ?')
  const save = derived.prepare<[string, number, Uint8Array]>('INSERT OR REPLACE INTO kept_documents (document, seq, content) VALUES (?, ?, ?)')
  /** In the order of their last use. */
  const plans = new Map<string, HydratedPlan>()

  /** The nearest that is not later: the log's own snapshot, or what was kept here. */
  const baseFor = (document: string, seq: number): PlanBase => {
    const snapshot = log.snapshot(document)
    const own = kept.get(document, seq)
    if (snapshot !== null && snapshot.seq <= seq && snapshot.seq >= (own?.seq ?? 0)) return { seq: snapshot.seq, updates: snapshot.slices, encoding: 'V1' }
    if (own !== undefined) return { seq: own.seq, updates: [inflateRawSync(own.content)], encoding: 'V2' }
    return { seq: 0, updates: [], encoding: 'V1' }
  }

  const hydrate = (document: string, seq: number): HydratedPlan => {
    const plan = hydratePlan(baseFor(document, seq))
    while (plan.seq < seq) {
      const rows = log.rowsAfter(document, plan.seq, PORTION_BYTES)
      if (rows.length === 0) throw new Error(`Row ${plan.seq + 1} is missing`)
      for (const row of rows) if (row.seq <= seq) plan.apply(row.update)
    }
    return plan
  }

  const drop = (document: string): void => {
    plans.get(document)?.close()
    plans.delete(document)
  }

  const makeRoom = (): void => {
    let structs = [...plans.values()].reduce((sum, { structCount }) => sum + structCount, 0)
    for (const [document, plan] of [...plans].slice(0, -1)) {
      if (structs <= structsMax) return
      structs -= plan.structCount
      drop(document)
    }
  }

  return {
    at(document, seq) {
      const held = plans.get(document)
      if (held?.seq === seq) plans.delete(document)
      else drop(document)
      plans.set(document, held?.seq === seq ? held : hydrate(document, seq))
      makeRoom()
      return plans.get(document)!
    },
    keep(document) {
      const plan = plans.get(document)
      if (plan === undefined || plan.seq < (keptSeq.get(document) ?? 0) + rowsPerKeptDocument) return
      save.run(document, plan.seq, deflateRawSync(plan.encode()))
    },
    drop,
  }
}
