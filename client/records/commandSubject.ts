import type { Change } from '../../shared/commands/transact.ts'
import { linkTables } from '../../shared/schema/links.ts'
import type { RecordKind } from '../../shared/schema/records.ts'

export interface Subject {
  readonly kind: RecordKind
  readonly id: string
}

/** What hangs on another record, and is not spoken of beside it. */
const attached: ReadonlySet<RecordKind> = new Set(['clause', 'assessment'])

/**
 * The records that a command is about, as people would say: not the neighbours
 * that only got another order key, not the clauses of a new commitment. Empty
 * for a change of the plan itself.
 */
export function commandSubjects(changes: readonly Change[]): readonly Subject[] {
  const all = new Map<string, Subject>()
  const moved = new Set<string>()
  for (const change of changes) {
    const subject = subjectOf(change)
    if (!subject) continue
    all.set(subject.id, subject)
    if (change.on !== 'record' || change.key !== 'order') moved.add(subject.id)
  }
  const weighty = [...all.values()].filter(({ id }) => moved.has(id))
  const own = weighty.filter(({ kind }) => !attached.has(kind))
  return [own, weighty, [...all.values()]].find(({ length }) => length > 0) ?? []
}

function subjectOf(change: Change): Subject | null {
  switch (change.on) {
    case 'meta': return null
    case 'link': return { kind: linkTables[change.kind].from, id: change.key.split('|')[0] ?? '' }
    default: return { kind: change.kind, id: change.id }
  }
}
