import type { PlanRecords } from '../../shared/schema/decode.ts'
import type { Subject } from './commandSubject.ts'

/** So much of a title tells which it is. */
const NAME_LENGTH_MAX = 60

/** How people call a record: its ref, else its title or name; empty when it has none. */
export function recordName(plan: PlanRecords, refs: ReadonlyMap<string, string>, { kind, id }: Subject): string {
  const ref = refs.get(id)
  return ref ? ref : shorten(recordTitle(plan, refs, { kind, id }))
}

/** A record's own words: a title, a name, the State of a request; what has none is called by what it hangs on. */
export function recordTitle(plan: PlanRecords, refs: ReadonlyMap<string, string>, { kind, id }: Subject): string {
  const record = (plan.records[kind] as ReadonlyMap<string, object>).get(id) as Partial<Record<'title' | 'name' | 'shortName' | 'exact' | 'commitment', string>> & { readonly state?: string } | undefined
  if (!record) return ''
  if (kind === 'assistanceRequest') return record.state ?? ''
  if (kind === 'assessment' && record.commitment) return recordName(plan, refs, { kind: 'commitment', id: record.commitment })
  return record.title || record.name || record.exact || ''
}

function shorten(text: string): string {
  return text.length > NAME_LENGTH_MAX ? `${text.slice(0, NAME_LENGTH_MAX).trimEnd()}…` : text
}
