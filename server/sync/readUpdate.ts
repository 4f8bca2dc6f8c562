import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'
import { causalOrder } from '../../shared/updates/causalOrder.ts'
import type { Range, Section, Struct } from '../../shared/updates/writeUpdate.ts'
import { isCrowded } from './crowding.ts'
import { coalesce } from './known.ts'
import { deleteRangesPerFrameMax, structsPerFrameMax } from './limits.ts'
import { isDeep } from './nesting.ts'

export interface ReadUpdate {
  readonly sections: readonly Section[]
  readonly deleted: ReadonlyMap<number, readonly Range[]>
}

/**
 * Reads an update of unknown origin. Null when it is not exactly one update in
 * V1 encoding (a crafted one in V2 can hang the decoder, yjs issue 687), or
 * holds what no client of ours writes: empty structs, a clientID in two
 * sections, subdocuments, deep nesting, circles, crowds.
 */
export function readUpdate(update: Uint8Array): ReadUpdate | null {
  try {
    const sectionCount = decoding.readVarUint(decoding.createDecoder(update))
    const { structs, ds } = Y.decodeUpdateV2(update, BoundedDecoder)
    if (!BoundedDecoder.isAtEnd()) return null
    const sections = toSections(structs)
    if (sections === null || sections.length !== sectionCount || isCrowded(sections)) return null
    // Structs that need each other in a circle wait for ever, and with them all that their clientIDs write later.
    if (sections.length > 1 && causalOrder(sections) === null) return null
    const deleted = toRanges(ds.clients)
    return deleted === null ? null : { sections, deleted }
  } catch {
    return null
  }
}

/** Stops at the limits, and remembers where the decoder stopped: Yjs ignores what follows an update. */
class BoundedDecoder extends Y.UpdateDecoderV1 {
  static #latest: decoding.Decoder | null = null
  #structs = 0
  #deleteRanges = 0

  constructor(decoder: decoding.Decoder) {
    super(decoder)
    BoundedDecoder.#latest = decoder
  }

  static isAtEnd(): boolean {
    const decoder = BoundedDecoder.#latest
    BoundedDecoder.#latest = null
    return decoder !== null && !decoding.hasContent(decoder)
  }

  override readInfo(): number {
    this.#structs += 1
    if (this.#structs > structsPerFrameMax) throw new Error('Too many structs')
    return super.readInfo()
  }

  override readDsClock(): number {
    this.#deleteRanges += 1
    if (this.#deleteRanges > deleteRangesPerFrameMax) throw new Error('Too many deleted ranges')
    return super.readDsClock()
  }
}

function toSections(structs: readonly Struct[]): Section[] | null {
  const seen = new Set<number>()
  const sections: { clientId: number; start: number; end: number; structs: Struct[] }[] = []
  for (const struct of structs) {
    const { client, clock } = struct.id
    const end = clock + struct.length
    if (struct.length < 1 || !Number.isSafeInteger(end)) return null
    if (struct instanceof Y.Item && (struct.content instanceof Y.ContentDoc || isDeep(struct))) return null
    const section = sections.at(-1)
    if (section?.clientId === client) {
      section.structs.push(struct)
      section.end = end
    } else {
      if (seen.has(client)) return null
      seen.add(client)
      sections.push({ clientId: client, start: clock, end, structs: [struct] })
    }
  }
  return sections
}

function toRanges(clients: ReadonlyMap<number, readonly { clock: number; len: number }[]>): Map<number, Range[]> | null {
  const ranges = new Map<number, Range[]>()
  for (const [clientId, items] of clients) {
    if (items.some(({ clock, len }) => len < 1 || !Number.isSafeInteger(clock + len))) return null
    ranges.set(clientId, coalesce(items.map(({ clock, len }) => ({ clock, length: len }))))
  }
  return ranges
}
