import type { RestoreScope } from '../../../shared/commands/restore.ts'
import type { PlanComparison } from '../../../shared/queries/comparePlans.ts'

/** What restoring would touch: each record once. */
export function restoreCounts({ meta, records }: PlanComparison, scope: RestoreScope): { readonly added: number; readonly archived: number; readonly kept: number } {
  const isMeant = (id: string): boolean => scope === 'plan' || scope.has(id)
  const count = (what: 'added' | 'archived' | 'kept'): number => records.filter((record) => record.what === what && isMeant(record.id)).length
  return { added: count('added'), archived: count('archived'), kept: count('kept') + (meta.length > 0 && isMeant('meta') ? 1 : 0) }
}
