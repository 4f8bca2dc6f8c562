import type { PlanRecords } from '../schema/decode.ts'
import type { RecordKind } from '../schema/records.ts'
import type { RecordDifference } from './comparePlans.ts'
import { outlineGroups } from './outline.ts'
import { commitmentTasks } from './progress.ts'
import { taskTree } from './taskTree.ts'

/** Differences that belong together: those of one commitment and of what stands below it. */
export interface ComparisonGroup {
  /** The commitment's id; `plan` for parties, sources and the like; `loose` for tasks without a commitment. */
  readonly key: string
  readonly differences: readonly RecordDifference[]
}

/** Within a group: the commitment, its tasks in their order, then what is said about them. */
const kindOrder: readonly RecordKind[] = [
  'commitment', 'task', 'assessment', 'assistanceRequest', 'evidence', 'clause', 'instrument', 'source', 'party', 'focalPoint', 'taskTemplate',
]

/**
 * Differences by commitment, in the order of the outline: as it is, and as it
 * was where something is no longer shown. A task that serves two commitments is
 * in the group of the first. The plan's own matters come first, loose tasks last.
 */
export function groupByCommitment(before: PlanRecords, after: PlanRecords, differences: readonly RecordDifference[]): readonly ComparisonGroup[] {
  const places = [placesIn(after), placesIn(before)] as const
  const [now, then] = places
  const groups = new Map<string, RecordDifference[]>()
  for (const difference of differences) {
    const key = homeOf(difference, places)
    const group = groups.get(key)
    if (group) group.push(difference)
    else groups.set(key, [difference])
  }
  const rank = (key: string): number => {
    if (key === 'plan') return -1
    return key === 'loose' ? Infinity : (now.commitments.get(key) ?? LATER + (then.commitments.get(key) ?? LATER))
  }
  const placeOf = ({ id }: RecordDifference): number => now.tasks.get(id)?.index ?? LATER + (then.tasks.get(id)?.index ?? LATER)
  return [...groups]
    .sort(([a], [b]) => rank(a) - rank(b))
    .map(([key, list]) => ({
      key,
      differences: list.sort((a, b) => kindOrder.indexOf(a.kind) - kindOrder.indexOf(b.kind) || placeOf(a) - placeOf(b)),
    }))
}

/** Behind all places of the present plan. */
const LATER = 1_000_000

interface Places {
  readonly plan: PlanRecords
  readonly commitments: ReadonlyMap<string, number>
  /** The first commitment that shows a task, `loose` for none, and its place in the outline. */
  readonly tasks: ReadonlyMap<string, { readonly home: string; readonly index: number }>
  /** Of each clause, a commitment that rests on it. */
  readonly clauses: ReadonlyMap<string, string>
  /** Of each evidence, a record that it supports. */
  readonly evidence: ReadonlyMap<string, string>
}

function placesIn(plan: PlanRecords): Places {
  const tree = taskTree(plan)
  const commitments = new Map<string, number>()
  const tasks = new Map<string, { home: string; index: number }>()
  const put = (id: string, home: string): void => {
    if (!tasks.has(id)) tasks.set(id, { home, index: tasks.size })
  }
  for (const { id } of outlineGroups(plan).flatMap((group) => group.commitments)) {
    commitments.set(id, commitments.size)
    for (const task of commitmentTasks(tree, id)) put(task.id, id)
  }
  for (const task of plan.records.task.values()) if (task.archivedAt === null) put(task.id, 'loose')
  return {
    plan, commitments, tasks,
    clauses: new Map([...plan.links.commitmentClause.values()].map(({ from, to }) => [to, from])),
    evidence: new Map([...plan.links.evidenceSupport.values()].map(({ from, to }) => [from, to])),
  }
}

/** As it is; as it was where it is no longer shown. */
type NowAndThen = readonly [now: Places, then: Places]

function homeOf({ kind, id, before, after }: RecordDifference, [now, then]: NowAndThen): string {
  switch (kind) {
    case 'commitment': return id
    case 'task': return homeOfTask(id, [now, then])
    case 'assessment':
    case 'assistanceRequest': return ((after ?? before)?.commitment as string | null) ?? 'plan'
    case 'clause': return now.clauses.get(id) ?? then.clauses.get(id) ?? 'plan'
    case 'evidence': return homeOfSupported(now.evidence.get(id) ?? then.evidence.get(id), [now, then])
    default: return 'plan'
  }
}

function homeOfTask(id: string, [now, then]: NowAndThen): string {
  return now.tasks.get(id)?.home ?? then.tasks.get(id)?.home ?? 'loose'
}

function homeOfSupported(id: string | undefined, [now, then]: NowAndThen): string {
  if (id === undefined) return 'plan'
  for (const { plan } of [now, then]) {
    if (plan.records.commitment.has(id as never)) return id
    const request = plan.records.assistanceRequest.get(id as never)
    if (request) return request.commitment ?? 'plan'
  }
  return homeOfTask(id, [now, then])
}
