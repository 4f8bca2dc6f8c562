import type { PlanRecords } from '../schema/decode.ts'
import { recordKinds, type RecordKind } from '../schema/records.ts'

export interface ArchivedRecord {
  readonly kind: RecordKind
  readonly id: string
}

/** What was archived in one step of somebody's, at one time. */
export interface ArchivedStep {
  /** ISO instant by the clock of the device that did it. */
  readonly at: string
  /** Those that people look for; each brings along what hangs on it. */
  readonly entries: readonly ArchivedEntry[]
  /** All records of the step, also those that no entry shows. */
  readonly records: readonly ArchivedRecord[]
}

export interface ArchivedEntry extends ArchivedRecord {
  /** Tasks that went away with it, and come back with it. */
  readonly tasksAlong: number
  /** The archived records that it belongs to, the nearest first: without them it is shown where it can be. */
  readonly above: readonly ArchivedRecord[]
}

/** Kinds that say nothing by themselves: shown only where their step has nothing else. */
const attached: ReadonlySet<RecordKind> = new Set(['clause', 'assessment', 'collisionDecision'])

/** Everything in the plan's archive, the latest step first. */
export function archivedSteps(plan: PlanRecords): readonly ArchivedStep[] {
  const steps = new Map<string, ArchivedRecord[]>()
  for (const kind of recordKinds) {
    for (const { id, archivedAt } of (plan.records[kind] as ReadonlyMap<string, { readonly id: string; readonly archivedAt: string | null }>).values()) {
      if (archivedAt !== null) steps.set(archivedAt, [...(steps.get(archivedAt) ?? []), { kind, id }])
    }
  }
  return [...steps].sort(([a], [b]) => (a < b ? 1 : -1)).map(([at, records]) => ({ at, records, entries: entriesOf(plan, records, at) }))
}

/** What an archived record belongs to and is archived too, the nearest first. */
export function archivedAbove(plan: PlanRecords, record: ArchivedRecord): readonly ArchivedRecord[] {
  const above: ArchivedRecord[] = []
  // A merge can have made a cycle of parents.
  for (let next = ownerOf(plan, record); next && isArchived(plan, next) && !above.some(({ id }) => id === next?.id) && next.id !== record.id; next = ownerOf(plan, next)) above.push(next)
  return above
}

function entriesOf(plan: PlanRecords, records: readonly ArchivedRecord[], at: string): readonly ArchivedEntry[] {
  const along = new Map<string, number>()
  const own: ArchivedRecord[] = []
  for (const record of records) {
    const root = record.kind === 'task' ? rootOfStep(plan, record, at) : record
    if (root.id === record.id) own.push(record)
    else along.set(root.id, (along.get(root.id) ?? 0) + 1)
  }
  const weighty = own.filter(({ kind }) => !attached.has(kind))
  return (weighty.length > 0 ? weighty : own).map((record) => ({ ...record, tasksAlong: along.get(record.id) ?? 0, above: archivedAbove(plan, record).filter(({ kind, id }) => archivedAtOf(plan, { kind, id }) !== at) }))
}

/** The task or commitment at the top of what went away with this task. */
function rootOfStep(plan: PlanRecords, task: ArchivedRecord, at: string): ArchivedRecord {
  let root = task
  for (const above of archivedAbove(plan, task)) {
    if (archivedAtOf(plan, above) !== at || (above.kind !== 'task' && above.kind !== 'commitment')) break
    root = above
  }
  return root
}

function ownerOf(plan: PlanRecords, { kind, id }: ArchivedRecord): ArchivedRecord | null {
  const { records, links } = plan
  switch (kind) {
    case 'task': {
      const parent = records.task.get(id as never)?.parent ?? null
      return parent !== null ? { kind: 'task', id: parent } : linkedOwner(plan, links.taskCommitment.values(), id, ['commitment'])
    }
    case 'evidence': return linkedOwner(plan, links.evidenceSupport.values(), id, ['commitment', 'task', 'assistanceRequest'])
    case 'commitment': return own('instrument', records.commitment.get(id as never)?.instrument)
    case 'source': return own('instrument', records.source.get(id as never)?.instrument)
    case 'clause': return own('source', records.clause.get(id as never)?.source)
    case 'assessment': return own('commitment', records.assessment.get(id as never)?.commitment)
    case 'assistanceRequest': return own('commitment', records.assistanceRequest.get(id as never)?.commitment)
    case 'focalPoint': return own('party', records.focalPoint.get(id as never)?.party)
    default: return null
  }
}

function own(kind: RecordKind, id: string | null | undefined): ArchivedRecord | null {
  return id ? { kind, id } : null
}

/** With several owners, one that is shown: then it has its place. */
function linkedOwner(plan: PlanRecords, links: Iterable<{ readonly from: string; readonly to: string }>, from: string, kinds: readonly RecordKind[]): ArchivedRecord | null {
  const owners = [...links].filter((link) => link.from === from).flatMap(({ to }) => kinds.filter((kind) => archivedAtOf(plan, { kind, id: to }) !== undefined).map((kind) => ({ kind, id: to })))
  return owners.find((owner) => !isArchived(plan, owner)) ?? owners[0] ?? null
}

function isArchived(plan: PlanRecords, record: ArchivedRecord): boolean {
  return typeof archivedAtOf(plan, record) === 'string'
}

/** Undefined where there is no such record. */
function archivedAtOf(plan: PlanRecords, { kind, id }: ArchivedRecord): string | null | undefined {
  return (plan.records[kind] as ReadonlyMap<string, { readonly archivedAt: string | null }>).get(id)?.archivedAt
}
