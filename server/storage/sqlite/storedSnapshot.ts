import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { Snapshot } from '../UpdateLog.ts'

/** What the `content` of a stored snapshot holds once it is inflated. */
export function encodeSnapshotContent({ known, slices }: Omit<Snapshot, 'seq'>): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint8Array(encoder, known)
  encoding.writeVarUint(encoder, slices.length)
  for (const slice of slices) encoding.writeVarUint8Array(encoder, slice)
  return encoding.toUint8Array(encoder)
}

export function decodeSnapshotContent(seq: number, content: Uint8Array): Snapshot {
  const decoder = decoding.createDecoder(content)
  const known = decoding.readVarUint8Array(decoder)
  const slices = Array.from({ length: decoding.readVarUint(decoder) }, () => decoding.readVarUint8Array(decoder))
  return { seq, known, slices }
}
