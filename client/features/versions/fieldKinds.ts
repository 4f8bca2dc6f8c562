import type { RecordKind } from '../../../shared/schema/records.ts'

/** How the values of a field are put into words. */
export type FieldKind =
  | { readonly as: 'text' | 'date' | 'flag' | 'position' | 'code' }
  /** A list of `words`. */
  | { readonly as: 'choice' | 'choices'; readonly list: string }
  | { readonly as: 'record' | 'records'; readonly kind: RecordKind }
  /** Keys of the plan's own lists. */
  | { readonly as: 'listed'; readonly list: 'themes' | 'regions' }
  /** Texts under keys of their own; or values of a list of `words`, dates of stages, places in a list. */
  | { readonly as: 'entries'; readonly list?: string; readonly are?: 'dates' | 'places' }

const byName: Readonly<Record<string, FieldKind>> = {
  due: { as: 'date' }, start: { as: 'date' }, signedOn: { as: 'date' }, periodStart: { as: 'date' }, periodEnd: { as: 'date' },
  publishedOn: { as: 'date' }, assessedOn: { as: 'date' }, receivedOn: { as: 'date' }, date: { as: 'date' },
  milestone: { as: 'flag' }, meeting: { as: 'flag' }, alternate: { as: 'flag' }, signedOnInferred: { as: 'flag' },
  order: { as: 'position' },
  ref: { as: 'code' }, origin: { as: 'code' }, sha256: { as: 'code' }, address: { as: 'code' }, timeZone: { as: 'code' }, user: { as: 'code' }, confirmedBy: { as: 'code' }, language: { as: 'code' },
  lifecycle: { as: 'choice', list: 'lifecycle' }, countedFrom: { as: 'choice', list: 'templateAnchor' }, force: { as: 'choice', list: 'force' }, shape: { as: 'choice', list: 'shape' },
  status: { as: 'choice', list: 'assessment' }, stage: { as: 'choice', list: 'requestStage' }, type: { as: 'choice', list: 'instrumentType' },
  pillars: { as: 'choices', list: 'pillar' },
  lead: { as: 'record', kind: 'party' }, party: { as: 'record', kind: 'party' }, parent: { as: 'record', kind: 'task' },
  instrument: { as: 'record', kind: 'instrument' }, follows: { as: 'record', kind: 'task' }, request: { as: 'record', kind: 'assistanceRequest' }, source: { as: 'record', kind: 'source' }, commitment: { as: 'record', kind: 'commitment' },
  supporting: { as: 'records', kind: 'party' }, parties: { as: 'records', kind: 'party' }, focalPoints: { as: 'records', kind: 'focalPoint' },
  items: { as: 'entries' }, decisions: { as: 'entries' }, signatories: { as: 'entries' }, steps: { as: 'entries' },
  settled: { as: 'entries' }, stepDays: { as: 'entries' }, stepMeetings: { as: 'entries' }, stepRoles: { as: 'entries', list: 'stepRole' },
  stepStages: { as: 'entries', list: 'requestStage' }, reachedOn: { as: 'entries', are: 'dates' }, stepOrders: { as: 'entries', are: 'places' },
}

const byRecord: Readonly<Record<string, FieldKind>> = {
  'task state': { as: 'choice', list: 'taskState' },
  'party kind': { as: 'choice', list: 'partyKind' },
  'source kind': { as: 'choice', list: 'sourceKind' },
  'meta themes': { as: 'entries' },
  'meta regions': { as: 'entries' },
}

export function fieldKind(record: RecordKind | 'meta', field: string): FieldKind {
  const own = byRecord[`${record} ${field}`]
  if (own) return own
  if (field === 'themes' || field === 'regions') return { as: 'listed', list: field }
  return byName[field] ?? { as: 'text' }
}
