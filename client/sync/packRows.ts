import * as Y from 'yjs'

/** An unsent row, as far as it matters here. */
interface Row {
  readonly id: string
  readonly update: Uint8Array
}

/** Rows that are sent, stored and acknowledged together. */
export interface Packet {
  readonly rows: readonly string[]
  readonly update: Uint8Array
}

/** The server reads a frame of this size at once, beside its other work. */
const packetBytesMax = 64 * 1024
/** A refusal concerns the whole packet, and each of its rows is tried again alone. */
const packetRowsMax = 100

/**
 * What a device made offline goes out in few frames, and is stored in few rows:
 * sending each keystroke by itself would cost the server a hundred times as much.
 * Merged as updates, never through a document, which would have forgotten the
 * values that were overwritten since: the review of collisions needs them.
 */
export function packRows(rows: readonly Row[]): Packet[] {
  const packets: Packet[] = []
  for (let start = 0; start < rows.length; ) {
    const end = endOfPacket(rows, start)
    packets.push(...pack(rows.slice(start, end)))
    start = end
  }
  return packets
}

function endOfPacket(rows: readonly Row[], start: number): number {
  let bytes = 0
  let end = start
  for (; end < Math.min(rows.length, start + packetRowsMax); end += 1) {
    bytes += rows[end]!.update.length
    if (bytes > packetBytesMax) break
  }
  return Math.max(end, start + 1)
}

function pack(rows: readonly Row[]): Packet[] {
  try {
    return [{ rows: rows.map(({ id }) => id), update: merge(rows.map(({ update }) => update)) }]
  } catch {
    // One of them is damaged: the server says so of that one.
    return rows.map(({ id, update }) => ({ rows: [id], update }))
  }
}

function merge(updates: readonly Uint8Array[]): Uint8Array {
  const [first, ...others] = updates
  return first !== undefined && others.length === 0 ? first : Y.mergeUpdates([...updates])
}
