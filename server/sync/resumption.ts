import * as Y from 'yjs'
import type { Cursor } from '../../shared/protocol/cursor.ts'
import { resumeRowsMax } from './limits.ts'
import type { Missed } from './missedRows.ts'
import type { Source } from './reader.ts'
import { covers } from './storedDocument.ts'

/**
 * A device that comes back with a cursor is sent the rows behind it. Whether it
 * then really has everything is checked with its state vector: a cursor is only
 * its word, and one that is wrong would leave a hole for ever.
 */
export class Resumption {
  readonly fromSeq: number
  readonly stateVector: Uint8Array
  readonly #source: Source
  /** What the device has, and with the rows sent will have. */
  readonly #clocks: Map<number, number>

  private constructor(fromSeq: number, stateVector: Uint8Array, source: Source) {
    this.fromSeq = fromSeq
    this.stateVector = stateVector
    this.#source = source
    this.#clocks = Y.decodeStateVector(stateVector)
  }

  /** Null where the cursor is of no use: none, of another epoch, from the future, or too far behind. */
  static begin(cursor: Cursor | null, stateVector: Uint8Array, source: Source): Resumption | null {
    if (cursor === null || cursor.epoch !== source.epoch) return null
    const lacking = source.seq - cursor.seq
    return lacking < 0 || lacking > resumeRowsMax ? null : new Resumption(cursor.seq, stateVector, source)
  }

  sent({ clocks }: Pick<Missed, 'clocks'>): void {
    for (const { from, to } of clocks) {
      for (const [clientId, start] of from) {
        const has = this.#clocks.get(clientId) ?? 0
        if (start <= has) this.#clocks.set(clientId, Math.max(has, to.get(clientId) ?? 0))
      }
    }
  }

  /** To be asked when all rows have been sent. */
  get isWhole(): boolean {
    return covers(this.#clocks, this.#source.clocks)
  }
}
