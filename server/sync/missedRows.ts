import * as Y from 'yjs'
import { encodeUpdate } from '../../shared/protocol/messages.ts'
import type { StoredRow } from '../storage/UpdateLog.ts'
import type { Clock } from './clock.ts'
import { joinUpdates } from './joinUpdates.ts'

/** Some of the rows behind a place in the log. */
export interface Missed {
  readonly frames: readonly Uint8Array[]
  /** Its last row; the place itself at the log's end. */
  readonly seq: number
  /** For each frame the first clock of each clientID in it, and the one behind its last. */
  readonly clocks: readonly { readonly from: ReadonlyMap<number, number>; readonly to: ReadonlyMap<number, number> }[]
}

/** Those who lost the same network come back within seconds, from the same places. */
const keptMs = 5_000
const keptPlacesMax = 4

/** Reads what readers missed, and keeps it for a moment: a whole house that comes back is served from one reading. */
export class MissedRows {
  readonly #read: (seq: number) => Promise<readonly StoredRow[]>
  readonly #clock: Pick<Clock, 'after'>
  readonly #kept = new Map<number, Promise<Missed>>()

  /** @param read the next rows behind a place, as many as are sent at once */
  constructor(read: (seq: number) => Promise<readonly StoredRow[]>, clock: Pick<Clock, 'after'>) {
    this.#read = read
    this.#clock = clock
  }

  /** What was appended since the reading is behind it: the next call brings that. */
  async after(seq: number): Promise<Missed> {
    const reading = this.#kept.get(seq) ?? this.#keep(seq)
    const missed = await reading
    if (missed.seq === seq) this.#kept.delete(seq)
    return missed
  }

  #keep(seq: number): Promise<Missed> {
    const reading = this.#read(seq).then((rows) => toMissed(seq, rows))
    if (this.#kept.size === 0) this.#clock.after(keptMs, () => this.#kept.clear())
    for (const oldest of this.#kept.keys()) if (this.#kept.size >= keptPlacesMax) this.#kept.delete(oldest)
    this.#kept.set(seq, reading)
    reading.catch(() => this.#kept.delete(seq))
    return reading
  }
}

function toMissed(seq: number, rows: readonly StoredRow[]): Missed {
  const updates = joinUpdates(rows.map((row) => row.update)).map(({ update }) => update)
  return { frames: updates.map(encodeUpdate), seq: rows.at(-1)?.seq ?? seq, clocks: updates.map((update) => Y.parseUpdateMeta(update)) }
}
