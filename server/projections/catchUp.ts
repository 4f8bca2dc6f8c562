import type { Thread } from '../threads/startThread.ts'
import type { ProjectionsThread } from './projections.thread.ts'
import type { Advanced } from './projector.ts'

/**
 * A step takes a tenth of a second, reading a large plan several seconds. A
 * row that takes longer than this may take days: Yjs compares many concurrent
 * writes of one value each with each.
 */
const STEP_MS_MAX = 60_000

export interface CatchUpOptions {
  readonly thread: Pick<Thread<ProjectionsThread>, 'call'>
  /** Asked between two steps. */
  readonly isStopped: () => boolean
  readonly advanced?: (document: string, step: Advanced) => void
  /** A document that cannot go on; all others do. */
  readonly setAside: (document: string, reason: string) => void
  readonly stepMsMax?: number
}

/**
 * Derives what is behind, one document after the other. Rejects when a
 * database cannot be read or written; what was derived until then stands.
 * @param documents to bring up to date; all that are behind by default
 */
export async function catchUp(options: CatchUpOptions, documents?: Iterable<string>): Promise<void> {
  for (const document of documents ?? (await options.thread.call('behind', null))) {
    let isDone = false
    while (!isDone && !options.isStopped()) isDone = (await advance(options, document)).isDone
  }
}

async function advance({ thread, stepMsMax = STEP_MS_MAX, advanced, setAside }: CatchUpOptions, document: string): Promise<Advanced> {
  const step = await thread.call('advance', document, stepMsMax).catch((error: unknown) => giveUp(thread, document, error))
  advanced?.(document, step)
  if (step.setAside !== null) setAside(document, step.setAside)
  return step
}

/** The thread was ended over this document, or has crashed over it: a new one must not try again. */
async function giveUp(thread: CatchUpOptions['thread'], document: string, error: unknown): Promise<Advanced> {
  if (!(error instanceof Error) || ('code' in error && String(error.code).startsWith('SQLITE'))) throw error
  return thread.call('setAside', { document, reason: error.message })
}
