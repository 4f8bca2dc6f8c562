import { shallowRef, type ShallowRef } from 'vue'
import type { Id } from '../../shared/ids.ts'
import type { PlanRecords } from '../../shared/schema/decode.ts'
import type { RecordKind, RecordOf } from '../../shared/schema/records.ts'
import type { PlanChange } from './projectRecords.ts'

/** The plan as Vue sees it: frozen records behind one shallow ref each, made when first read. */
export interface ReactivePlan {
  /** A new wrapper after every transaction; the maps inside are the same. */
  readonly snapshot: ShallowRef<PlanRecords>
  /** The same, new only when rows moved, appeared, vanished or were linked. */
  readonly structure: ShallowRef<PlanRecords>
  record<Kind extends RecordKind>(kind: Kind, id: Id<Kind>): RecordOf<Kind> | undefined
  /** Takes in one transaction's change. */
  change(plan: PlanRecords, change: Pick<PlanChange, 'records' | 'structure'>): void
  /** Takes another plan object altogether. */
  replace(plan: PlanRecords): void
}

export function reactivePlan(initial: PlanRecords): ReactivePlan {
  let current = initial
  const snapshot = shallowRef(wrap(initial))
  const structure = shallowRef(snapshot.value)
  const refs = new Map<string, { readonly kind: RecordKind; readonly ref: ShallowRef<unknown> }>()

  function refresh(id: string): void {
    const held = refs.get(id)
    if (!held) return
    const record = read(current, held.kind, id)
    if (held.ref.value !== record) held.ref.value = record
  }

  return {
    snapshot,
    structure,
    record(kind, id) {
      let held = refs.get(id)
      if (!held) {
        held = { kind, ref: shallowRef(read(current, kind, id)) }
        refs.set(id, held)
      }
      return held.ref.value as never
    },
    change(plan, change) {
      current = plan
      for (const id of change.records) refresh(id)
      snapshot.value = wrap(plan)
      if (change.structure) structure.value = snapshot.value
    },
    replace(plan) {
      current = plan
      for (const id of refs.keys()) refresh(id)
      snapshot.value = wrap(plan)
      structure.value = snapshot.value
    },
  }
}

function wrap(plan: PlanRecords): PlanRecords {
  return { meta: plan.meta, records: plan.records, links: plan.links }
}

function read(plan: PlanRecords, kind: RecordKind, id: string): unknown {
  return (plan.records[kind] as ReadonlyMap<string, unknown>).get(id)
}
