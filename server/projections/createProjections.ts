import type { Log } from '../log.ts'
import { startThread } from '../threads/startThread.ts'
import { catchUp } from './catchUp.ts'
import { createDerivedData, type DerivedData } from './derivedData.ts'
import { isDamage } from './derivedDatabase.ts'
import type { ProjectionsThread } from './projections.thread.ts'

/** Keeps derived data in step with the log, in a thread of its own. */
export interface Projections {
  readonly data: DerivedData
  /** A document has new rows. */
  wake(document: string): void
  /** Resolves when everything is derived that was stored before this call, or cannot be. */
  caughtUp(): Promise<void>
  /** Ends where it is; the next start goes on from there. */
  close(): Promise<void>
}

export interface ProjectionsOptions {
  readonly databaseFile: string
  readonly derivedFile: string
  /** Of the log. */
  readonly epoch: string
  readonly logger: Log
}

/** Edits come in runs: so long they gather. Nobody waits for derived data. */
const PAUSE_MS = 500
/** After a start, people come first. */
const START_PAUSE_MS = 2_000
/** Finds what nobody called for: plans that the command line made, and what failed and may succeed now. */
const SWEEP_MS = 30_000
/** A step under way is waited for no longer; it is one transaction, done or not. */
const CLOSE_MS_MAX = 2_000

/** What the next run has to do. */
interface Due {
  /** Make the file anew before anything else: it is damaged. */
  remake: boolean
  /** Look at every document, not only at those that called. */
  sweep: boolean
  readonly documents: Set<string>
}

export function createProjections({ databaseFile, derivedFile, epoch, logger }: ProjectionsOptions): Projections {
  const thread = startThread<ProjectionsThread>('projections', { databaseFile, derivedFile })
  const due: Due = { remake: false, sweep: true, documents: new Set() }
  let hasStarted = false
  /** After a failure, until the next sweep. */
  let isResting = false
  let isClosed = false
  let running: Promise<void> | null = null
  let timer: NodeJS.Timeout | undefined

  const data = createDerivedData(derivedFile, epoch, () => {
    due.remake = true
    schedule()
  })
  const setAside = (document: string, reason: string): void =>
    logger.error({ document, reason }, 'could not derive activity, search and summary of a plan; its log is untouched. See: pacta verify')

  const derive = async (): Promise<void> => {
    if (due.remake) {
      await thread.call('remake', null)
      due.remake = false
      due.sweep = true
      // Its file is another one now.
      data.close()
    }
    const documents = due.sweep ? undefined : [...due.documents]
    due.sweep = false
    due.documents.clear()
    await catchUp({ thread, isStopped: () => isClosed, setAside }, documents)
  }

  const deriveOrRemake = async (): Promise<void> => {
    try {
      await derive()
    } catch (error) {
      if (!isDamage(error)) throw error
      due.remake = true
      await derive()
    }
  }

  const run = async (): Promise<void> => {
    hasStarted = true
    try {
      await deriveOrRemake()
    } catch (error) {
      // A full disk, say. The log does not depend on it.
      isResting = true
      if (!isClosed) logger.error({ err: error }, 'could not derive data from the log; it is tried again')
    } finally {
      running = null
      schedule()
    }
  }
  const start = (): Promise<void> => {
    clearTimeout(timer)
    timer = undefined
    return (running ??= run())
  }
  function schedule(pauseMs = PAUSE_MS): void {
    const isDue = due.remake || due.sweep || due.documents.size > 0
    if (!isDue || isResting || isClosed || timer !== undefined) return
    timer = setTimeout(() => void start(), pauseMs)
    timer.unref()
  }

  const sweeps = setInterval(() => {
    isResting = false
    due.sweep = true
    schedule()
  }, SWEEP_MS)
  sweeps.unref()
  schedule(START_PAUSE_MS)

  return {
    data,
    wake(document) {
      due.documents.add(document)
      schedule()
    },
    async caughtUp() {
      await running
      due.sweep = true
      await start()
    },
    async close() {
      isClosed = true
      clearInterval(sweeps)
      clearTimeout(timer)
      data.close()
      if (hasStarted) thread.call('close', null).catch(() => undefined)
      await thread.close(CLOSE_MS_MAX)
    },
  }
}
