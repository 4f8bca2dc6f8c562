import * as Y from 'yjs'
import { encodeStep2, encodeUpdate } from '../../shared/protocol/messages.ts'
import { writeDeletions } from '../../shared/updates/writeUpdate.ts'
import { emptyUpdate, mergeAll } from '../storage/mergeAll.ts'
import type { Snapshot, StoredState } from '../storage/UpdateLog.ts'
import { differenceOf, type DocumentWork } from './documentWork.ts'
import { createKnown } from './known.ts'
import { differenceBytesAside } from './limits.ts'

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
  append(updates: readonly Uint8Array[]): void
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
  // All tail rows by sequence; `merged` is a cache of their union.
  let tail = state.tail.map(({ update }) => update)
  let tailBytes = countBytes(tail)
  let merged: { readonly count: number; readonly update: Uint8Array } = { count: 0, update: emptyUpdate }

  const mergedTail = (): Uint8Array => {
    if (merged.count < tail.length) {
      const fresh = tail.slice(merged.count)
      merged = { count: tail.length, update: mergeAll(merged.count === 0 ? fresh : [merged.update, ...fresh]) }
    }
    return merged.update
  }

  const everything = (): Uint8Array[] => {
    const frames = tail.length === 0 ? snapshot.frames : [...snapshot.frames, encodeUpdate(mergedTail())]
    return [...frames, encodeStep2(emptyUpdate)]
  }

  /** State vectors say nothing of deletions, so all of those are sent to everybody. */
  const lackingFrames = (lacking: readonly Uint8Array[], tailUpdate: Uint8Array): Uint8Array[] =>
    [...lacking.map(encodeUpdate), encodeStep2(mergeAll([snapshot.deletions, tailUpdate]))]

  const compare = async (stateVector: Uint8Array): Promise<Uint8Array[]> => {
    // As it is now: rows that are appended meanwhile follow from the log.
    const [slices, tailThen] = [snapshot.slices, mergedTail()]
    const [lacking, [tailLacking = emptyUpdate]] = [await work.difference(slices, stateVector), await work.difference([tailThen], stateVector)]
    return lackingFrames(lacking, tailLacking)
  }

  return {
    get seq() {
      return snapshot.seq + tail.length
    },
    get tailRows() {
      return tail.length
    },
    get tailBytes() {
      return tailBytes
    },
    get snapshotSeq() {
      return snapshot.seq
    },
    get snapshotBytes() {
      return snapshot.bytes
    },

    append(updates) {
      tail.push(...updates)
      tailBytes += countBytes(updates)
    },

    answer(stateVector) {
      const clocks = Y.decodeStateVector(stateVector)
      if (clocks.size === 0) return everything()
      const isSnapshotKnown = covers(clocks, snapshot.clocks)
      if (tailBytes + (isSnapshotKnown ? 0 : snapshot.bytes) > differenceBytesAside) return compare(stateVector)
      const lacking = isSnapshotKnown ? [] : differenceOf(snapshot.slices, stateVector)
      return lackingFrames(lacking, Y.diffUpdate(mergedTail(), stateVector))
    },

    parts: () => [...snapshot.slices, ...tail],

    replaceSnapshot(next) {
      tail = tail.slice(next.seq - snapshot.seq)
      tailBytes = countBytes(tail)
      merged = { count: 0, update: emptyUpdate }
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
  return { seq: snapshot.seq, frames, slices, bytes: countBytes(slices), clocks: known.clocks, deletions: writeDeletions(known.deleted) }
}

/** Whether somebody with `clocks` has all that `needed` says. */
export function covers(clocks: ReadonlyMap<number, number>, needed: ReadonlyMap<number, number>): boolean {
  for (const [clientId, clock] of needed) if ((clocks.get(clientId) ?? 0) < clock) return false
  return true
}

function countBytes(updates: readonly Uint8Array[]): number {
  return updates.reduce((sum, { length }) => sum + length, 0)
}
