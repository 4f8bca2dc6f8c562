import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { StoredRow } from '../UpdateLog.ts'

/**
 * A run of old rows as one text of bytes, to be deflated: rows of the same
 * people with updates of the same fields repeat each other, so that an edit
 * that took 200 bytes as a row takes a tenth here. Nothing of a row is left out.
 */
export function encodeSegment(rows: readonly StoredRow[]): Uint8Array {
  const names = [...new Set(rows.flatMap(({ userId, connectionId }) => [userId, connectionId]))]
  const placeOf = new Map(names.map((name, index) => [name, index]))
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, names.length)
  for (const name of names) encoding.writeVarString(encoder, name)
  encoding.writeVarUint(encoder, rows.length)
  let at = 0
  for (const row of rows) {
    encoding.writeVarUint(encoder, placeOf.get(row.userId)!)
    encoding.writeVarUint(encoder, placeOf.get(row.connectionId)!)
    // Clocks of servers may go back.
    encoding.writeVarInt(encoder, row.at - at)
    at = row.at
    encoding.writeVarUint(encoder, (row.madeBeforeSync ? 1 : 0) + (row.isRelay ? 2 : 0) + (row.readSeq === undefined ? 0 : 4))
    if (row.readSeq !== undefined) encoding.writeVarUint(encoder, row.readSeq)
    encoding.writeVarUint8Array(encoder, row.update)
  }
  return encoding.toUint8Array(encoder)
}

/** @param firstSeq of the first row of the segment */
export function* decodeSegment(firstSeq: number, bytes: Uint8Array): Generator<StoredRow> {
  const decoder = decoding.createDecoder(bytes)
  const names = Array.from({ length: decoding.readVarUint(decoder) }, () => decoding.readVarString(decoder))
  const count = decoding.readVarUint(decoder)
  let at = 0
  for (let seq = firstSeq; seq < firstSeq + count; seq += 1) {
    const userId = names[decoding.readVarUint(decoder)]!
    const connectionId = names[decoding.readVarUint(decoder)]!
    at += decoding.readVarInt(decoder)
    const flags = decoding.readVarUint(decoder)
    const read = (flags & 4) === 0 ? {} : { readSeq: decoding.readVarUint(decoder) }
    const update = decoding.readVarUint8Array(decoder)
    yield { seq, userId, connectionId, at, madeBeforeSync: (flags & 1) !== 0, isRelay: (flags & 2) !== 0, ...read, update }
  }
}
