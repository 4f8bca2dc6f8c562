import type { Logger } from 'pino'
import type { UpdateLog } from '../storage/UpdateLog.ts'
import { snapshotBytesPerTailRow, tailBytesOnClose, tailBytesOnOpen, tailRowsMin, tailRowsOnClose } from './limits.ts'
import type { DocumentWork } from './documentWork.ts'
import type { StoredDocument } from './storedDocument.ts'

export interface SnapshotOptions {
  readonly document: string
  readonly log: UpdateLog
  readonly logger: Logger
  readonly work: Pick<DocumentWork, 'compact'>
}

/** Keeps a room's tail short, so that the next visitor is served quickly. */
export class SnapshotKeeper {
  readonly #stored: StoredDocument
  readonly #options: SnapshotOptions
  /** While one is being made, and after one could not be stored, until the room is opened anew. */
  #isResting = false

  constructor(stored: StoredDocument, options: SnapshotOptions) {
    this.#stored = stored
    this.#options = options
  }

  async keep(): Promise<void> {
    const { tailRows, snapshotBytes } = this.#stored
    if (tailRows >= tailRowsMin + snapshotBytes / snapshotBytesPerTailRow) await this.#replace()
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
    this.#isResting = true
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
    }
  }
}
