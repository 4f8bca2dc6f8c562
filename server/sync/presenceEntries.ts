import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { encodeAwareness } from '../../shared/protocol/messages.ts'

/** What y-protocols calls an awareness update: who, how new, and what they say. */
export function encodeEntries(entries: readonly (readonly [clientId: number, { readonly clock: number; readonly json: string }])[]): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, entries.length)
  for (const [clientId, { clock, json }] of entries) {
    encoding.writeVarUint(encoder, clientId)
    encoding.writeVarUint(encoder, clock)
    encoding.writeVarString(encoder, json)
  }
  return encodeAwareness(encoding.toUint8Array(encoder))
}

/**
 * The first entry for which `isIt`. All others are passed over without being
 * decoded: a frame of the largest size can name millions.
 */
export function findEntry(
  update: Uint8Array,
  isIt: (clientId: number, isDeparture: boolean) => boolean,
): { readonly clientId: number; readonly json: Uint8Array } | 'nothing' | 'malformed' {
  try {
    const decoder = decoding.createDecoder(update)
    let found: { readonly clientId: number; readonly json: Uint8Array } | null = null
    for (let left = decoding.readVarUint(decoder); left > 0; left -= 1) {
      const clientId = decoding.readVarUint(decoder)
      decoding.readVarUint(decoder)
      const length = decoding.readVarUint(decoder)
      if (length > update.length - decoder.pos) return 'malformed'
      decoder.pos += length
      if (found === null && isIt(clientId, length === 4 && isNull(update, decoder.pos - 4))) found = { clientId, json: update.subarray(decoder.pos - length, decoder.pos) }
    }
    return decoding.hasContent(decoder) ? 'malformed' : (found ?? 'nothing')
  } catch {
    return 'malformed'
  }
}

/** An object, null for a departure, undefined for anything else. */
export function readState(json: Uint8Array): object | null | undefined {
  try {
    const state: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(json))
    return typeof state === 'object' && !Array.isArray(state) ? state : undefined
  } catch {
    return undefined
  }
}

function isNull(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === 110 && bytes[at + 1] === 117 && bytes[at + 2] === 108 && bytes[at + 3] === 108
}
