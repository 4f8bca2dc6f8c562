import * as Y from 'yjs'
import { emptyUpdate, mergeAll } from '../storage/mergeAll.ts'
import type { Snapshot, StoredState } from '../storage/UpdateLog.ts'
import { encodeStep2, encodeUpdate } from '../../shared/protocol/messages.ts'
import { createKnown } from './known.ts'
import { writeDeletions } from './writeUpdate.ts'

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
  /** The frames that answer a client's step 1; the last of them is a step 2, so that "synced" is true. */
  answer(stateVector: Uint8Array): Uint8Array[]
  /** Snapshot and tail, for a compaction up to `seq`. */
  parts(): Uint8Array[]
  replaceSnapshot(snapshot: Snapshot): void
}

export function createStoredDocument(state: StoredState): StoredDocument {
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
      return snapshot.update.length
    },

    append(updates) {
      tail.push(...updates)
      tailBytes += countBytes(updates)
    },

    answer(stateVector) {
      const clocks = Y.decodeStateVector(stateVector)
      if (clocks.size === 0) {
        const frames = snapshot.frame === null ? [] : [snapshot.frame]
        if (tail.length > 0) frames.push(encodeUpdate(mergedTail()))
        return [...frames, encodeStep2(emptyUpdate)]
      }
      // State vectors say nothing of deletions, so all of those are sent to everybody.
      const missing = covers(clocks, snapshot.clocks)
        ? [snapshot.deletions, Y.diffUpdate(mergedTail(), stateVector)]
        : [Y.diffUpdate(snapshot.update, stateVector), Y.diffUpdate(mergedTail(), stateVector)]
      return [encodeStep2(Y.mergeUpdates(missing))]
    },

    parts: () => [snapshot.update, ...tail],

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
  readonly update: Uint8Array
  readonly clocks: ReadonlyMap<number, number>
  readonly deletions: Uint8Array
  /** Built once, written to every reader. */
  readonly frame: Uint8Array | null
}

function readSnapshot(snapshot: Snapshot | null): ReadSnapshot {
  if (snapshot === null) return { seq: 0, update: emptyUpdate, clocks: new Map(), deletions: emptyUpdate, frame: null }
  const { seq, update } = snapshot
  const known = createKnown(snapshot.known)
  return { seq, update, clocks: known.clocks, deletions: writeDeletions(known.deleted), frame: encodeUpdate(update) }
}

function covers(clocks: ReadonlyMap<number, number>, needed: ReadonlyMap<number, number>): boolean {
  for (const [clientId, clock] of needed) if ((clocks.get(clientId) ?? 0) < clock) return false
  return true
}

function countBytes(updates: readonly Uint8Array[]): number {
  return updates.reduce((sum, { length }) => sum + length, 0)
}
