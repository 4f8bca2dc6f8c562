import * as Y from 'yjs'
import type { Arrival, Dialect } from './Dialect.ts'

/** A frame that was read: an arrival, and of content also which clocks it brings. */
export interface ReadFrame {
  readonly arrival: Arrival
  /** clientID → its first clock in the frame, and the clock behind its last. */
  clocks(): ReadonlyMap<number, { readonly from: number; readonly to: number }>
}

export type FrameReader = (frame: Uint8Array) => ReadFrame

/** Larger ones are few. */
const KEPT_BYTES_MAX = 16 * 1024
/** Readers of one plan get the same frames within milliseconds. */
const KEPT_FRAMES_MAX = 512

/**
 * Reads each frame once, however many sockets it comes from: a hundred readers of
 * one plan must not make the load generator the slowest part.
 */
export function createFrameReader(dialect: Dialect): FrameReader {
  const kept = new Map<string, ReadFrame>()
  return (frame) => {
    if (frame.length > KEPT_BYTES_MAX) return readFrame(dialect, frame)
    const key = Buffer.from(frame.buffer, frame.byteOffset, frame.length).toString('latin1')
    const known = kept.get(key)
    if (known !== undefined) return known
    const read = readFrame(dialect, frame)
    if (kept.size >= KEPT_FRAMES_MAX) kept.clear()
    kept.set(key, read)
    return read
  }
}

function readFrame(dialect: Dialect, frame: Uint8Array): ReadFrame {
  const arrival = dialect.read(frame)
  let clocks: ReturnType<ReadFrame['clocks']> | null = null
  return {
    arrival,
    clocks: () => (clocks ??= arrival.type === 'content' ? clocksOf(arrival.update) : new Map()),
  }
}

function clocksOf(update: Uint8Array): ReturnType<ReadFrame['clocks']> {
  const { from, to } = Y.parseUpdateMeta(update)
  return new Map([...to].map(([clientId, end]) => [clientId, { from: from.get(clientId) ?? 0, to: end }]))
}
