import * as Y from 'yjs'
import { encodeStep2, encodeUpdate } from '../../shared/protocol/messages.ts'
import { writeDeletions } from '../../shared/updates/writeUpdate.ts'
import { emptyUpdate } from '../storage/mergeAll.ts'
import type { Snapshot, StoredState } from '../storage/UpdateLog.ts'
import { differenceOf, type DocumentWork } from './documentWork.ts'
import { createKnown } from './known.ts'
import type { Batch } from './joinUpdates.ts'
import { differenceBytesAside } from './limits.ts'
import { Tail } from './tail.ts'

/**
 * The durable content of one document as a snapshot and the rows behind it,
 * never as a hydrated Y.Doc: opening a plan costs the reading of its bytes.
 */
export interface StoredDocument {
  readonly seq: number
  readonly tailRows: number
  readonly tailBytes: number
  readonly snapshotSeq: number
  readonly snapshotBytes: number
  append(batch: Batch): void
  /**
   * The frames that answer a client's step 1; the last of them is a step 2, so
   * that "synced" is true. At once where that is quick, else when another thread has compared.
   */
  answer(stateVector: Uint8Array): readonly Uint8Array[] | Promise<readonly Uint8Array[]>
  /** Snapshot and tail, for a compaction up to `seq`. */
  parts(): Uint8Array[]
  replaceSnapshot(snapshot: Snapshot): void
}

export function createStoredDocument(state: StoredState, work: Pick<DocumentWork, 'difference'>): StoredDocument {
  let snapshot = readSnapshot(state.snapshot)
  let tail = new Tail(state.tail.map(({ update }) => ({ update, rows: 1 })))

  const everything = (): Uint8Array[] => [...snapshot.frames, ...tail.portions().map(({ frame }) => frame), encodeStep2(emptyUpdate)]

  /** State vectors say nothing of deletions, so all of those are sent to everybody. */
  const lackingFrames = (slices: readonly Uint8Array[], tailFrames: readonly Uint8Array[]): Uint8Array[] =>
    [...slices.map(encodeUpdate), ...tailFrames, encodeStep2(snapshot.deletions)]

  /** A long tail costs more to compare than to send. */
  const lackingOfTail = (stateVector: Uint8Array): readonly Uint8Array[] =>
    tail.portions().map(({ frame, update }) => (tail.bytes > differenceBytesAside ? frame : encodeUpdate(Y.diffUpdate(update, stateVector))))

  const compare = async (stateVector: Uint8Array): Promise<Uint8Array[]> => {
    // As it is now: rows that are appended meanwhile follow from the log.
    const tailFrames = lackingOfTail(stateVector)
    return lackingFrames(await work.difference(snapshot.slices, stateVector), tailFrames)
  }

  return {
    get seq() {
      return snapshot.seq + tail.rows
    },
    get tailRows() {
      return tail.rows
    },
    get tailBytes() {
      return tail.bytes
    },
    get snapshotSeq() {
      return snapshot.seq
    },
    get snapshotBytes() {
      return snapshot.bytes
    },

    append: (batch) => tail.append(batch),

    answer(stateVector) {
      const clocks = Y.decodeStateVector(stateVector)
      if (clocks.size === 0) return everything()
      if (covers(clocks, snapshot.clocks)) return lackingFrames([], lackingOfTail(stateVector))
      return snapshot.bytes > differenceBytesAside ? compare(stateVector) : lackingFrames(differenceOf(snapshot.slices, stateVector), lackingOfTail(stateVector))
    },

    parts: () => [...snapshot.slices, ...tail.batches.map(({ update }) => update)],

    replaceSnapshot(next) {
      tail = tail.after(next.seq - snapshot.seq)
      snapshot = readSnapshot(next)
    },
  }
}

interface ReadSnapshot {
  readonly seq: number
  /** One for each slice, built once, written to every reader. */
  readonly frames: readonly Uint8Array[]
  /** Windows on the frames: the content is in memory once. */
  readonly slices: readonly Uint8Array[]
  readonly bytes: number
  readonly clocks: ReadonlyMap<number, number>
  readonly deletions: Uint8Array
}

function readSnapshot(snapshot: Snapshot | null): ReadSnapshot {
  if (snapshot === null) return { seq: 0, frames: [], slices: [], bytes: 0, clocks: new Map(), deletions: emptyUpdate }
  const frames = snapshot.slices.map(encodeUpdate)
  const slices = frames.map((frame, index) => frame.subarray(frame.length - snapshot.slices[index]!.length))
  const known = createKnown(snapshot.known)
  return { seq: snapshot.seq, frames, slices, bytes: slices.reduce((sum, { length }) => sum + length, 0), clocks: known.clocks, deletions: writeDeletions(known.deleted) }
}

/** Whether somebody with `clocks` has all that `needed` says. */
export function covers(clocks: ReadonlyMap<number, number>, needed: ReadonlyMap<number, number>): boolean {
  for (const [clientId, clock] of needed) if ((clocks.get(clientId) ?? 0) < clock) return false
  return true
}
