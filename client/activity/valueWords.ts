import type { Json } from '../../shared/commands/transact.ts'
import { isPlanDate } from '../../shared/schema/planDate.ts'
import type { RecordKind } from '../../shared/schema/records.ts'
import type { RecordNames } from './recordNames.ts'

/** What values need to be said in the reader's language. */
export interface ValueWords {
  readonly t: (key: string, values?: Readonly<Record<string, unknown>>) => string
  /** Whether there is such a message. */
  readonly te: (key: string) => boolean
  readonly date: (date: never) => string
  readonly instant: (iso: string) => string
  readonly names: RecordNames
  readonly personName: (userId: string) => string
}

/** The list of `words` that a field's values are from, by field or by kind and field. */
const listOf: Readonly<Record<string, string>> = {
  'task.state': 'taskState', lifecycle: 'lifecycle', status: 'assessment', force: 'force', shape: 'shape', type: 'instrumentType', stage: 'requestStage',
  stepRoles: 'stepRole', stepStages: 'requestStage', countedFrom: 'templateAnchor', 'party.kind': 'partyKind', 'source.kind': 'sourceKind', pillars: 'pillar',
}
const dates = new Set(['due', 'start', 'signedOn', 'periodStart', 'periodEnd', 'publishedOn', 'assessedOn', 'receivedOn', 'reachedOn', 'date'])
const references = new Set(['party', 'lead', 'parent', 'instrument', 'source', 'commitment', 'follows', 'request'])
const members: Readonly<Record<string, RecordKind>> = { parties: 'party', supporting: 'party', focalPoints: 'focalPoint' }
const people = new Set(['user', 'confirmedBy'])
const instants = new Set(['createdAt', 'archivedAt'])

/** A stored value of a field as people read it. */
export function valueWords(kind: RecordKind | 'plan', name: string, entry: string | null, value: Json, words: ValueWords): string {
  const { t, te, names } = words
  if (entry !== null) return entryWords(name, entry, value, words)
  if (value === null || value === '') return isFlagWord(name) ? t('activity.no') : t('activity.empty')
  if (typeof value === 'boolean') return t(value ? 'activity.yes' : 'activity.no')
  if (typeof value !== 'string') return JSON.stringify(value)
  const list = listOf[`${kind}.${name}`] ?? listOf[name]
  if (list !== undefined && te(`words.${list}.${value}`)) return t(`words.${list}.${value}`)
  if (dates.has(name) && isPlanDate(value)) return words.date(value as never)
  if (instants.has(name) && !Number.isNaN(Date.parse(value))) return words.instant(value)
  if (people.has(name)) return words.personName(value)
  if (references.has(name)) {
    const subject = names.find(value)
    const found = subject && names.of(subject)
    return found ? [found.ref, found.title].filter(Boolean).join(' ') : t('activity.missingRecord')
  }
  return t('activity.quoted', { text: value })
}

/** A member of a set, or one of several texts. */
function entryWords(name: string, entry: string, value: Json, words: ValueWords): string {
  const { t, te, names } = words
  const member = members[name]
  if (member) return names.of({ kind: member, id: entry })?.title ?? t('activity.missingRecord')
  if (value === true || value === null) {
    const list = listOf[name]
    if (list !== undefined && te(`words.${list}.${entry}`)) return t(`words.${list}.${entry}`)
    const known = name === 'themes' ? names.plan.meta.themes : name === 'regions' ? names.plan.meta.regions : []
    return known.find(({ key }) => key === entry)?.value ?? entry
  }
  if (typeof value === 'number') return String(value)
  if (name === 'reachedOn') return stageWords(entry, value, words)
  const list = listOf[name]
  if (typeof value === 'string') return list !== undefined && te(`words.${list}.${value}`) ? t(`words.${list}.${value}`) : t('activity.quoted', { text: value })
  const { name: called, title } = value as { readonly name?: Json; readonly title?: Json }
  return t('activity.quoted', { text: String(called ?? title ?? entry) })
}

/** The stage and the date on which it was reached. */
function stageWords(stage: string, value: Json, { t, te, date }: ValueWords): string {
  const named = te(`words.requestStage.${stage}`) ? t(`words.requestStage.${stage}`) : stage
  return isPlanDate(value) ? t('activity.stageOn', { stage: named, date: date(value as never) }) : named
}

function isFlagWord(name: string): boolean {
  return name === 'milestone' || name === 'meeting' || name === 'alternate' || name === 'signedOnInferred'
}
