import type { Json } from '../../shared/commands/transact.ts'
import type { ActivitySubject } from '../../shared/review/activityEntry.ts'
import type { ActivityGroup, FieldChange, LinkChange, SubjectChange } from '../../shared/review/groupActivity.ts'
import { recordTables, type RecordKind } from '../../shared/schema/records.ts'

/** One thing to say about one record. `said` names its message, `activity.said.…`. */
export interface Statement {
  readonly said: Said
  readonly subject: ActivitySubject
  /** A field's name, and the key behind the slash where it has several. */
  readonly field: { readonly name: string; readonly entry: string | null } | null
  readonly before: Json
  readonly after: Json
  /** The id of another record that it is about. */
  readonly other: string | null
  /** As stored, where it can be put back. */
  readonly key: string | null
  readonly isCut: boolean
}

export type Said =
  | 'made' | 'created' | 'createdUnder' | 'removed' | 'archived' | 'restored' | 'moved' | 'movedTo' | 'assessed' | 'linked' | 'unlinked' | 'startsAfter' | 'startsAfterLag' | 'startsFree'
  | 'decided' | 'decidedAgain' | 'reopened' | 'set' | 'setFirst' | 'cleared' | 'back' | 'edited' | 'added' | 'tookOff'

/** Texts that are too long to stand in a sentence. */
const SENTENCE_TEXT_MAX = 120
/** What nobody reads: how Pacta orders rows, and checks a text. */
const unsaid = new Set(['createdAt', 'sha256', 'origin', 'stepOrders'])
const alwaysLong = new Set(['description', 'agenda', 'text', 'note', 'exact'])

/** What a group says, in the order in which it was done; never empty for a group that changed something that people see. */
export function statementsOf({ changes }: ActivityGroup): Statement[] {
  const plan = changes.find(({ subject, fields }) => subject.kind === 'plan' && fields.some(({ key, before }) => key === 'title' && before === null))
  // Its lists and templates come with it.
  if (plan) return [{ ...blank(plan.subject), said: 'made' }]
  const own = changes.flatMap(statementsOfChange)
  return own.length > 0 ? own : changes.slice(0, 1).map(({ subject }) => ({ ...blank(subject), said: 'moved' }))
}

function statementsOfChange(change: SubjectChange): Statement[] {
  const { subject, created, isRemoved } = change
  if (isRemoved) return [{ ...blank(subject), said: 'removed' }]
  if (created !== null) return [creation(change, created)]
  const placed = movement(change)
  const links = placed === null ? change.links : change.links.filter(({ kind }) => kind !== 'taskCommitment')
  const fields = change.fields.filter(({ key }) => !unsaid.has(splitKey(key)[0]) && (placed === null || !isPlace(key)))
  return [...(placed ? [placed] : []), ...fields.map((field) => ofField(subject, field)), ...links.map((link) => ofLink(subject, link))]
}

function creation({ subject, links, isCut }: SubjectChange, created: Readonly<Record<string, Json>>): Statement {
  const commitment = typeof created['commitment'] === 'string' ? created['commitment'] : null
  if (subject.kind === 'assessment' && commitment !== null) {
    return { ...blank({ kind: 'commitment', id: commitment }), said: 'assessed', after: created['status'] ?? null, before: created['reason'] ?? null, isCut }
  }
  if (subject.kind === 'collisionDecision') return { ...blank(subject), said: 'decided', after: created['choice'] ?? null, before: created['reason'] ?? null, isCut }
  const under = typeof created['parent'] === 'string' ? created['parent'] : null
  const other = under ?? commitment ?? linkedTo(links)
  return { ...blank(subject), said: other ? 'createdUnder' : 'created', other }
}

function linkedTo(links: readonly LinkChange[]): string | null {
  return links.find(({ kind, after }) => after !== null && (kind === 'taskCommitment' || kind === 'evidenceSupport'))?.to ?? null
}

/** A change of place is one thing, however many values it takes. */
function movement({ subject, fields, links }: SubjectChange): Statement | null {
  if (!fields.some(({ key }) => isPlace(key))) return null
  const parent = fields.find(({ key }) => key === 'parent')?.after
  const linked = links.find(({ kind, after }) => kind === 'taskCommitment' && after !== null)
  const instrument = fields.find(({ key }) => key === 'instrument')?.after
  const other = [parent, linked?.to, subject.kind === 'commitment' ? instrument : null].find((id) => typeof id === 'string') ?? null
  return { ...blank(subject), said: other ? 'movedTo' : 'moved', other }
}

function isPlace(key: string): boolean {
  return key === 'order' || key === 'parent'
}

function ofField(subject: ActivitySubject, { key, before, after, isCut }: FieldChange): Statement {
  const [name = key, entry = null] = splitKey(key)
  const statement: Statement = { ...blank(subject), field: { name, entry }, before, after, key, isCut, said: 'set' }
  // Undone and redone: a decision is no thing that people would put away.
  if (key === 'archivedAt' && subject.kind === 'collisionDecision') return { ...statement, said: after === null ? 'decidedAgain' : 'reopened' }
  if (key === 'archivedAt') return { ...statement, said: after === null ? 'restored' : 'archived' }
  if (entry !== null) return { ...statement, said: isNone(after) ? 'tookOff' : isNone(before) || after === true ? 'added' : 'set' }
  if (isLong(name, before) || isLong(name, after)) return { ...statement, said: 'edited' }
  if (before === after) return { ...statement, said: isNone(after) ? 'edited' : 'back' }
  return { ...statement, said: isNone(after) && !isFlag(subject.kind, name) ? 'cleared' : isNone(before) ? 'setFirst' : 'set' }
}

function ofLink(subject: ActivitySubject, { kind, to, after }: LinkChange): Statement {
  if (kind === 'taskDependency') return { ...blank(subject), said: after === null ? 'startsFree' : after === 0 ? 'startsAfter' : 'startsAfterLag', other: to, after }
  return { ...blank(subject), said: after === null ? 'unlinked' : 'linked', other: to }
}

function splitKey(key: string): [string, string?] {
  const at = key.indexOf('/')
  return at < 0 ? [key] : [key.slice(0, at), key.slice(at + 1)]
}

function isNone(value: Json): boolean {
  return value === null || value === ''
}

/** Too long to stand in a sentence, or always a text of its own. */
export function isLong(name: string, value: Json): boolean {
  return typeof value === 'string' && (value.length > SENTENCE_TEXT_MAX || value.includes('\n') || alwaysLong.has(name))
}

function isFlag(kind: RecordKind | 'plan', name: string): boolean {
  if (kind === 'plan') return false
  const field = (recordTables[kind] as Readonly<Record<string, { readonly storage: string; readonly decode: (stored: never) => unknown }>>)[name]
  return field?.storage === 'single' && field.decode(null as never) === false
}

function blank(subject: ActivitySubject): Statement {
  return { said: 'moved', subject, field: null, before: null, after: null, other: null, key: null, isCut: false }
}
