import { computed, toValue, type ComputedRef, type MaybeRefOrGetter } from 'vue'
import type { Id } from '../../shared/ids.ts'
import type { Commitment, Task } from '../../shared/schema/records.ts'
import { usePlanStore } from '../stores/plan.ts'

/** A commitment, or a task as seen under one of its commitments or under none. */
export type RowTarget =
  | { readonly kind: 'commitment'; readonly id: Id<'commitment'> }
  | { readonly kind: 'task'; readonly id: Id<'task'>; readonly commitment: Id<'commitment'> | null }

/** The record that an action is about. */
export type ActionTarget = RowTarget | { readonly kind: 'instrument'; readonly id: Id<'instrument'> }

/** The record of a row, as it is now. */
export function useRecord(target: MaybeRefOrGetter<RowTarget>): ComputedRef<Commitment | Task | undefined> {
  const plan = usePlanStore()
  return computed(() => {
    const { kind, id } = toValue(target)
    return kind === 'task' ? plan.record('task', id) : plan.record('commitment', id)
  })
}
