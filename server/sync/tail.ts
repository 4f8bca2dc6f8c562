import { encodeUpdate } from '../../shared/protocol/messages.ts'
import { sliceBytesMax } from '../../shared/updates/cutUpdate.ts'
import { mergeAll } from '../storage/mergeAll.ts'

/** Some rows as one frame, built once and written to every reader; `update` is a window on it. */
export interface Portion {
  readonly frame: Uint8Array
  readonly update: Uint8Array
}

/**
 * The rows behind a snapshot, joined into portions of about the size of a slice.
 * Rows need only earlier ones, so portions do too.
 */
export class Tail {
  readonly rows: Uint8Array[]
  bytes: number
  readonly #closed: Portion[] = []
  /** Rows that are in closed portions. */
  #closedRows = 0
  /** A cache of what is behind the closed portions. */
  #open: { readonly rows: number; readonly portion: Portion } | null = null

  constructor(rows: readonly Uint8Array[]) {
    this.rows = [...rows]
    this.bytes = countBytes(rows)
  }

  append(rows: readonly Uint8Array[]): void {
    this.rows.push(...rows)
    this.bytes += countBytes(rows)
  }

  /** All rows, as few updates. */
  portions(): readonly Portion[] {
    this.#closeFullPortions()
    if (this.#closedRows === this.rows.length) return [...this.#closed]
    if (this.#open?.rows !== this.rows.length) this.#open = { rows: this.rows.length, portion: toPortion(this.rows.slice(this.#closedRows)) }
    return [...this.#closed, this.#open.portion]
  }

  #closeFullPortions(): void {
    let bytes = 0
    for (let row = this.#closedRows; row < this.rows.length; row += 1) {
      bytes += this.rows[row]!.length
      if (bytes < sliceBytesMax) continue
      this.#closed.push(toPortion(this.rows.slice(this.#closedRows, row + 1)))
      this.#closedRows = row + 1
      bytes = 0
    }
  }
}

function toPortion(rows: readonly Uint8Array[]): Portion {
  const update = mergeAll(rows)
  const frame = encodeUpdate(update)
  return { frame, update: frame.subarray(frame.length - update.length) }
}

export function countBytes(updates: readonly Uint8Array[]): number {
  return updates.reduce((sum, { length }) => sum + length, 0)
}
