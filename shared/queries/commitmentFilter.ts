import type { PlanRecords } from '../schema/decode.ts'
import type { Commitment, Task } from '../schema/records.ts'
import { assessmentStatuses, type AssessmentStatus } from '../schema/words.ts'
import { valuesOf, type Dimension } from './dimensions.ts'
import { shownLifecycles, type ShownLifecycle, type StatusIndex } from './status.ts'
import type { TaskTree } from './taskTree.ts'

/** Which commitments a page shows. Within one facet any value suffices (`NOT_NAMED` is "names none"); all facets must hold. */
export interface CommitmentFilter {
  readonly words: string
  readonly lifecycle: readonly ShownLifecycle[]
  readonly party: readonly string[]
  readonly theme: readonly string[]
  readonly pillar: readonly string[]
  readonly region: readonly string[]
  readonly assessment: readonly AssessmentStatus[]
}

/** In the order of the bar. */
export const facets = ['lifecycle', 'party', 'theme', 'pillar', 'region', 'assessment'] as const satisfies readonly Dimension[]
export type Facet = (typeof facets)[number]

export const noFilter: CommitmentFilter = { words: '', lifecycle: [], party: [], theme: [], pillar: [], region: [], assessment: [] }

export function isFiltering(filter: CommitmentFilter): boolean {
  return filter.words.trim() !== '' || facets.some((facet) => filter[facet].length > 0)
}

/** What a filter lets through, worked out once for a whole plan. */
export interface FilterMatch {
  readonly commitments: ReadonlySet<string>
  /** Null: every task of a shown commitment, and every loose one. */
  readonly tasks: ReadonlySet<string> | null
}

/**
 * A commitment stays when its facets fit, and the words stand in it or in one
 * of its tasks; of the tasks then only those stay that lead to the words.
 */
export function matchFilter(
  plan: PlanRecords, tree: TaskTree, index: StatusIndex, refs: ReadonlyMap<string, string>, filter: CommitmentFilter,
): FilterMatch {
  const words = filter.words.trim().toLocaleLowerCase()
  const commitments = new Set<string>()
  const tasks = new Set<string>()
  const holds = (record: Commitment | Task): boolean =>
    record.title.toLocaleLowerCase().includes(words) || (refs.get(record.id) ?? record.ref).toLocaleLowerCase().includes(words)
  // The tree only follows places: titles are read as they are now.
  const holdsTask = (task: Task): boolean => holds(plan.records.task.get(task.id) ?? task)
  for (const commitment of plan.records.commitment.values()) {
    if (commitment.archivedAt !== null || !fitsFacets(index, commitment, filter)) continue
    const roots = tree.ofCommitment.get(commitment.id) ?? []
    const isHit = words === '' || holds(commitment) || commitment.description.toLocaleLowerCase().includes(words)
    const hasHitBelow = keepTasks(roots, tree, isHit, holdsTask, tasks)
    if (isHit || hasHitBelow) commitments.add(commitment.id)
  }
  const hasFacets = facets.some((facet) => filter[facet].length > 0)
  if (!hasFacets) keepTasks(tree.loose, tree, words === '', holdsTask, tasks)
  return { commitments, tasks: words === '' && !hasFacets ? null : tasks }
}

/** True when both let the same records through. */
export function isSameMatch(a: FilterMatch, b: FilterMatch): boolean {
  return isSameSet(a.commitments, b.commitments) && (a.tasks === null || b.tasks === null ? a.tasks === b.tasks : isSameSet(a.tasks, b.tasks))
}

function isSameSet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  if (a.size !== b.size) return false
  for (const id of a) if (!b.has(id)) return false
  return true
}

/** Adds the tasks that hold the words, what stands above them, and all below a hit; true when there was one. */
function keepTasks(siblings: readonly Task[], tree: TaskTree, isBelowHit: boolean, holds: (task: Task) => boolean, kept: Set<string>): boolean {
  let hasHit = false
  for (const task of siblings) {
    const isHit = isBelowHit || holds(task)
    const hasHitBelow = keepTasks(tree.children.get(task.id) ?? [], tree, isHit, holds, kept)
    if (!isHit && !hasHitBelow) continue
    kept.add(task.id)
    hasHit = true
  }
  return hasHit
}

function fitsFacets(index: StatusIndex, commitment: Commitment, filter: CommitmentFilter): boolean {
  return facets.every((facet) => {
    const wanted: readonly string[] = filter[facet]
    return wanted.length === 0 || valuesOf(index, commitment, facet).some((value) => wanted.includes(value))
  })
}

type Query = Readonly<Record<string, string | null | undefined | readonly (string | null)[]>>

/** The filter that an address names; what it does not know is left out. */
export function filterOfQuery(query: Query): CommitmentFilter {
  return {
    words: firstOf(query['q']),
    lifecycle: listOf(query['lifecycle']).filter((value): value is ShownLifecycle => (shownLifecycles as readonly string[]).includes(value)),
    party: listOf(query['party']),
    theme: listOf(query['theme']),
    pillar: listOf(query['pillar']),
    region: listOf(query['region']),
    assessment: listOf(query['assessment']).filter((value): value is AssessmentStatus => (assessmentStatuses as readonly string[]).includes(value)),
  }
}

/** The address's part for a filter; an unused facet is undefined, so that it disappears from the address. */
export function queryOfFilter(filter: CommitmentFilter): Record<'q' | Facet, string | undefined> {
  const joined = (values: readonly string[]): string | undefined => (values.length > 0 ? values.join(',') : undefined)
  return {
    q: filter.words === '' ? undefined : filter.words,
    lifecycle: joined(filter.lifecycle),
    party: joined(filter.party),
    theme: joined(filter.theme),
    pillar: joined(filter.pillar),
    region: joined(filter.region),
    assessment: joined(filter.assessment),
  }
}

function firstOf(value: Query[string]): string {
  return (typeof value === 'string' ? value : Array.isArray(value) ? value[0] : '') ?? ''
}

function listOf(value: Query[string]): string[] {
  return firstOf(value).split(',').filter((part) => part !== '')
}
