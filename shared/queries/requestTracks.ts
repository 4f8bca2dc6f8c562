import type { PlanRecords } from '../schema/decode.ts'
import type { AssistanceRequest, Commitment, Task } from '../schema/records.ts'
import { requestStages, type RequestStage } from '../schema/words.ts'
import { outlineGroups } from './outline.ts'
import { lifecycleOf, type StatusIndex } from './status.ts'
import type { TaskTree } from './taskTree.ts'

/** The stages that a request goes through, in their order; to be declined or withdrawn ends it before the last. */
export const trackStages = requestStages.filter((stage) => stage !== 'declined' && stage !== 'withdrawn')

export interface RequestTrack {
  readonly request: AssistanceRequest
  /** Null where its commitment is archived or missing. */
  readonly commitment: Commitment | null
  readonly isOpen: boolean
  /** How many of `trackStages` it has certainly reached: of one that was declined or withdrawn, only the first is known. */
  readonly reached: number
  /** Of the request itself and of its commitment. */
  readonly themes: readonly string[]
  readonly regions: readonly string[]
}

/** Which requests are shown; an empty facet asks for nothing. */
export interface RequestFilter {
  /** Null: open and closed ones. */
  readonly isOpen: boolean | null
  readonly theme: readonly string[]
  readonly region: readonly string[]
}

/** All requests in the plan: the open ones first, who has waited longest before the others; then the closed, the latest first. */
export function requestTracks(plan: PlanRecords): readonly RequestTrack[] {
  const tracks = [...plan.records.assistanceRequest.values()].filter(({ archivedAt }) => archivedAt === null).map((request) => trackOf(plan, request))
  const [open, closed] = [tracks.filter(({ isOpen }) => isOpen), tracks.filter(({ isOpen }) => !isOpen)]
  return [...open.sort(byReceipt), ...closed.sort((a, b) => byReceipt(b, a))]
}

export function fitsRequestFilter(track: RequestTrack, filter: RequestFilter): boolean {
  return (
    (filter.isOpen === null || filter.isOpen === track.isOpen) &&
    (filter.theme.length === 0 || track.themes.some((theme) => filter.theme.includes(theme))) &&
    (filter.region.length === 0 || track.regions.some((region) => filter.region.includes(region)))
  )
}

/** How many open requests have come to each stage, and no further. */
export function countByStage(tracks: readonly RequestTrack[]): ReadonlyMap<RequestStage, number> {
  const counts = new Map<RequestStage, number>()
  for (const { request, isOpen } of tracks) if (isOpen) counts.set(request.stage, (counts.get(request.stage) ?? 0) + 1)
  return counts
}

/** The next step of a commitment: its first open task in reading order, and of that the first open subtask. */
export function nextTask(plan: PlanRecords, tree: TaskTree, commitmentId: Commitment['id']): Task | null {
  let next: Task | null = null
  let siblings = tree.ofCommitment.get(commitmentId) ?? []
  for (;;) {
    const open = siblings.map((task) => plan.records.task.get(task.id) ?? task).find(({ state }) => state !== 'done' && state !== 'cancelled')
    if (!open) return next
    next = open
    siblings = tree.children.get(open.id) ?? []
  }
}

/** What is promised on request, and nobody has asked for. */
export function untriggeredCommitments(plan: PlanRecords, index: StatusIndex): readonly Commitment[] {
  return outlineGroups(plan).flatMap(({ commitments }) => commitments.filter((commitment) => lifecycleOf(index, commitment) === 'not-triggered'))
}

function trackOf(plan: PlanRecords, request: AssistanceRequest): RequestTrack {
  const stored = request.commitment === null ? undefined : plan.records.commitment.get(request.commitment)
  const commitment = stored?.archivedAt === null ? stored : null
  const hasEndedEarly = request.stage === 'declined' || request.stage === 'withdrawn'
  return {
    request, commitment,
    isOpen: !hasEndedEarly && request.stage !== 'followed-up',
    reached: hasEndedEarly ? 1 : trackStages.indexOf(request.stage) + 1,
    themes: [...new Set([...request.themes, ...(commitment?.themes ?? [])])],
    regions: commitment?.regions ?? [],
  }
}

/** A date sorts as text; a request without one stands behind those with one. */
function byReceipt(a: RequestTrack, b: RequestTrack): number {
  const [aOn, bOn] = [a.request.receivedOn ?? '~', b.request.receivedOn ?? '~']
  if (aOn !== bOn) return aOn < bOn ? -1 : 1
  return a.request.id < b.request.id ? -1 : 1
}
