import { encodeUpdate } from '../../shared/protocol/messages.ts'
import { sliceBytesMax } from '../../shared/updates/cutUpdate.ts'
import { mergeAll } from '../storage/mergeAll.ts'
import type { Batch } from './joinUpdates.ts'

/** Some batches as one frame, built once and written to every reader; `update` is a window on it. */
export interface Portion {
  readonly frame: Uint8Array
  readonly update: Uint8Array
}

/**
 * The rows behind a snapshot, joined into portions of about the size of a slice.
 * Rows need only earlier ones, so portions do too.
 */
export class Tail {
  readonly batches: Batch[] = []
  rows = 0
  bytes = 0
  readonly #closed: Portion[] = []
  /** Batches that are in closed portions. */
  #closedBatches = 0
  /** A cache of what is behind the closed portions. */
  #open: { readonly batches: number; readonly portion: Portion } | null = null

  constructor(batches: readonly Batch[]) {
    for (const batch of batches) this.append(batch)
  }

  append(batch: Batch): void {
    this.batches.push(batch)
    this.rows += batch.rows
    this.bytes += batch.update.length
  }

  /** What is left behind the first rows: a snapshot ends where a batch ends. */
  after(rows: number): Tail {
    let first = 0
    for (let passed = 0; passed < rows && first < this.batches.length; first += 1) passed += this.batches[first]!.rows
    return new Tail(this.batches.slice(first))
  }

  /** All rows, as few updates. */
  portions(): readonly Portion[] {
    this.#closeFullPortions()
    const count = this.batches.length
    if (this.#closedBatches === count) return [...this.#closed]
    if (this.#open?.batches !== count) this.#open = { batches: count, portion: toPortion(this.batches.slice(this.#closedBatches)) }
    return [...this.#closed, this.#open.portion]
  }

  #closeFullPortions(): void {
    let bytes = 0
    for (let index = this.#closedBatches; index < this.batches.length; index += 1) {
      bytes += this.batches[index]!.update.length
      if (bytes < sliceBytesMax) continue
      this.#closed.push(toPortion(this.batches.slice(this.#closedBatches, index + 1)))
      this.#closedBatches = index + 1
      bytes = 0
    }
  }
}

function toPortion(batches: readonly Batch[]): Portion {
  const update = mergeAll(batches.map((batch) => batch.update))
  const frame = encodeUpdate(update)
  return { frame, update: frame.subarray(frame.length - update.length) }
}
