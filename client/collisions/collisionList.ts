import type { CollisionPage, ToldCollision } from '../../shared/review/toldCollision.ts'
import type { Result } from '../../shared/result.ts'
import type { HttpProblem } from '../api/http.ts'
import type { KeptCollisions } from '../sync/deviceLog.ts'

/** All that collided in a plan, and where that is known from. */
export interface CollisionList {
  readonly state: 'loading' | 'listed' | 'from-device' | 'unreachable' | 'failed'
  /** Null before anybody has said. */
  readonly known: KeptCollisions | null
  /** How far the server had reviewed its log when it last answered here: it may be behind. */
  readonly reviewedSeq: number
  /** The last row of its log at that time. */
  readonly logSeq: number
  /** The server's words where it refused. */
  readonly problem: string
}

export interface CollisionSources {
  readonly ask: (asked: { readonly since: number; readonly before: string | null; readonly limit: number }) => Promise<Result<CollisionPage, HttpProblem>>
  readonly kept: () => Promise<KeptCollisions | null>
  readonly keep: (known: KeptCollisions) => Promise<void>
  /** Milliseconds since 1970. */
  readonly now: () => number
}

export const noCollisions: CollisionList = { state: 'loading', known: null, reviewedSeq: 0, logSeq: 0, problem: '' }

const PAGE_COLLISIONS = 100
/** Two thousand that met are more than anybody decides; the latest count. */
const PAGES_MAX = 20

/** The whole list anew: what was told before may have become something else. */
export async function loadCollisions(sources: CollisionSources, list: CollisionList): Promise<CollisionList> {
  const found = await readAll(sources)
  if (!found.ok) return withoutAnswer(sources, list, found.problem)
  const { known, logSeq } = found.value
  // Nobody waits for the device here; what it does not take is not kept.
  void sources.keep(known).catch(() => undefined)
  return { state: 'listed', known, reviewedSeq: known.seq, logSeq, problem: '' }
}

/** Asks only whether something has come since. */
export async function lookForCollisions(sources: CollisionSources, list: CollisionList): Promise<CollisionList> {
  const known = list.known ?? (await fromDevice(sources))
  if (known === null) return loadCollisions(sources, list)
  const found = await sources.ask({ since: known.seq, before: null, limit: 1 })
  if (!found.ok) return withoutAnswer(sources, { ...list, known }, found.problem)
  const { epoch, seq, logSeq, collisions } = found.value
  if (epoch !== known.epoch || collisions.length > 0) return loadCollisions(sources, { ...list, known })
  // A server that derives everything anew is behind what it had told before.
  return { state: 'listed', known: { ...known, seq: Math.max(known.seq, seq), at: sources.now() }, reviewedSeq: seq, logSeq, problem: '' }
}

async function readAll({ ask, now }: CollisionSources): Promise<Result<{ readonly known: KeptCollisions; readonly logSeq: number }, HttpProblem>> {
  const collisions: ToldCollision[] = []
  let first: CollisionPage | null = null
  let before: string | null = null
  for (let pages = 1; ; pages += 1) {
    const answer = await ask({ since: 0, before, limit: PAGE_COLLISIONS })
    if (!answer.ok) return answer
    // What is reviewed while the pages are read is asked for the next time.
    first ??= answer.value
    collisions.push(...answer.value.collisions)
    before = answer.value.next
    if (before === null || pages === PAGES_MAX) return { ok: true, value: { known: { epoch: first.epoch, seq: first.seq, at: now(), collisions }, logSeq: first.logSeq } }
  }
}

async function withoutAnswer(sources: CollisionSources, list: CollisionList, problem: HttpProblem): Promise<CollisionList> {
  const known = list.known ?? (await fromDevice(sources))
  if (problem.kind === 'refused') return { ...list, known, state: 'failed', problem: problem.message }
  return { ...list, known, state: known === null ? 'unreachable' : 'from-device' }
}

/** A device without storage has kept nothing. */
function fromDevice({ kept }: CollisionSources): Promise<KeptCollisions | null> {
  return kept().catch(() => null)
}
