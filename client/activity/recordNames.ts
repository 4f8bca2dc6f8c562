import { shownRefs } from '../../shared/queries/refs.ts'
import type { ActivitySubject } from '../../shared/review/activityEntry.ts'
import type { PlanRecords } from '../../shared/schema/decode.ts'
import { recordKinds, type RecordKind } from '../../shared/schema/records.ts'

/** How a record is called, and where it is shown. */
export interface RecordName {
  readonly ref: string
  readonly title: string
  /** The page's path behind `/plans/<id>` and the record that the panel opens; null where nothing shows it. */
  readonly place: { readonly path: string; readonly open: string | null } | null
}

export interface RecordNames {
  /** Null for what the plan on this device does not have. */
  of(subject: ActivitySubject): RecordName | null
  /** The kind of a record whose id alone is known. */
  find(id: string): ActivitySubject | null
  readonly plan: PlanRecords
}

const inPanel: ReadonlySet<string> = new Set(['commitment', 'task', 'instrument', 'party', 'focalPoint', 'assistanceRequest', 'taskTemplate', 'plan'])

/** Names of a plan's records as they are now, archived ones too. */
export function recordNames(plan: PlanRecords): RecordNames {
  let refs: ReadonlyMap<string, string> | null = null
  const refOf = (id: string): string => (refs ??= shownRefs(plan)).get(id) ?? ''

  function find(id: string): ActivitySubject | null {
    const kind = recordKinds.find((candidate) => (plan.records[candidate] as ReadonlyMap<string, unknown>).has(id))
    return kind === undefined ? null : { kind, id }
  }

  function of({ kind, id }: ActivitySubject): RecordName | null {
    if (kind === 'plan') return { ref: '', title: plan.meta.title, place: { path: '', open: 'plan' } }
    const title = titleOf(plan, kind, id)
    if (title === null) return null
    return { ref: kind === 'commitment' || kind === 'task' ? refOf(id) : '', title, place: placeOf(plan, kind, id) }
  }

  return { of, find, plan }
}

function titleOf(plan: PlanRecords, kind: RecordKind, id: string): string | null {
  const record = (plan.records[kind] as ReadonlyMap<string, object>).get(id) as { readonly [field: string]: unknown } | undefined
  if (record === undefined) return null
  switch (kind) {
    case 'party': return String(record['shortName'] || record['name'])
    case 'focalPoint':
    case 'taskTemplate': return String(record['name'])
    case 'clause': return String(record['exact'])
    case 'assessment':
    case 'collisionDecision': return ''
    case 'assistanceRequest': return String(record['state'])
    default: return String(record['title'])
  }
}

function placeOf(plan: PlanRecords, kind: RecordKind, id: string): RecordName['place'] {
  if (inPanel.has(kind)) return { path: '', open: id }
  const { clause, assessment } = plan.records
  const source = kind === 'source' ? id : kind === 'clause' ? clause.get(id as never)?.source : null
  if (source) return { path: `/sources/${source}`, open: null }
  const commitment = kind === 'assessment' ? assessment.get(id as never)?.commitment : null
  if (commitment) return { path: '', open: commitment }
  const supported = kind === 'evidence' ? [...plan.links.evidenceSupport.values()].find(({ from }) => from === id)?.to : undefined
  return supported ? { path: '', open: supported } : null
}
