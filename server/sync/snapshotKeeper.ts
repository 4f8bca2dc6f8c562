import type { Logger } from 'pino'
import type { UpdateLog } from '../storage/UpdateLog.ts'
import type { Cancel, Clock } from './clock.ts'
import { quietMs, snapshotBytesPerTailRow, tailBytesOnClose, tailBytesOnOpen, tailPatience, tailRowsMin, tailRowsOnClose } from './limits.ts'
import type { DocumentWork } from './documentWork.ts'
import type { StoredDocument } from './storedDocument.ts'

export interface SnapshotOptions {
  readonly document: string
  readonly log: UpdateLog
  readonly clock: Clock
  readonly logger: Logger
  readonly work: Pick<DocumentWork, 'compact'>
}

/** Keeps a room's tail short, so that the next visitor is served quickly. */
export class SnapshotKeeper {
  readonly #stored: StoredDocument
  readonly #options: SnapshotOptions
  /** While one is being made, and after one could not be stored, until the room is opened anew. */
  #isResting = false
  #isWorking = false
  #cancelWait: Cancel | null = null

  constructor(stored: StoredDocument, options: SnapshotOptions) {
    this.#stored = stored
    this.#options = options
  }

  /** One is being made, or will be in a quiet moment. */
  get isDue(): boolean {
    return this.#isWorking || this.#cancelWait !== null
  }

  /** After a commit. Making a snapshot takes the processor from those who type: it waits for a pause of theirs, though not for ever. */
  keep(): void {
    const { tailRows, snapshotBytes } = this.#stored
    const rowsMin = tailRowsMin + snapshotBytes / snapshotBytesPerTailRow
    if (tailRows < rowsMin || this.#isResting) return
    this.stopWaiting()
    if (tailRows >= rowsMin * tailPatience) void this.#replace()
    else this.#cancelWait = this.#options.clock.after(quietMs, () => void this.#replace())
  }

  stopWaiting(): void {
    this.#cancelWait?.()
    this.#cancelWait = null
  }

  /** For a room that has just been loaded. */
  async keepOnOpen(): Promise<void> {
    if (this.#stored.tailBytes >= tailBytesOnOpen) await this.#replace()
  }

  /** For a room that nobody waits for. */
  async keepOnClose(): Promise<void> {
    const { tailRows, tailBytes } = this.#stored
    if (tailRows >= tailRowsOnClose || tailBytes >= tailBytesOnClose) await this.#replace()
  }

  async #replace(): Promise<void> {
    if (this.#isResting) return
    this.stopWaiting()
    this.#isResting = true
    this.#isWorking = true
    const { document, log, logger, work } = this.#options
    const { seq, snapshotSeq } = this.#stored
    try {
      const snapshot = await work.compact(seq, this.#stored.parts())
      // Another room of this document, opened meanwhile, was faster: this one keeps its longer tail.
      if (!(await log.saveSnapshot(document, snapshot, snapshotSeq))) return
      this.#stored.replaceSnapshot(snapshot)
      this.#isResting = false
    } catch (error) {
      logger.error({ err: error, document }, 'could not store a snapshot; all rows are kept')
    } finally {
      this.#isWorking = false
    }
  }
}
