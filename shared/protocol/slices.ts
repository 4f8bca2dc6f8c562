import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

/** Several updates as one run of bytes: how many, then each with its length before it. */
export function encodeSlices(slices: readonly Uint8Array[]): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, slices.length)
  for (const slice of slices) encoding.writeVarUint8Array(encoder, slice)
  return encoding.toUint8Array(encoder)
}

/** Throws when the bytes end early. */
export function decodeSlices(bytes: Uint8Array): Uint8Array[] {
  const decoder = decoding.createDecoder(bytes)
  return Array.from({ length: decoding.readVarUint(decoder) }, () => decoding.readVarUint8Array(decoder))
}
