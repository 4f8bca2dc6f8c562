import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'

export type Struct = Y.Item | Y.GC | Y.Skip

/** The structs of one clientID, in the order of their clocks and without a hole. */
export interface Section {
  readonly clientId: number
  readonly start: number
  readonly end: number
  readonly structs: readonly Struct[]
}

/** A run of deleted clocks of one clientID. */
export interface Range {
  readonly clock: number
  readonly length: number
}

export type Ranges = ReadonlyMap<number, readonly Range[]>

/**
 * Writes the update, in V1 encoding, of these sections, each from the clock given for its clientID on, and these deletions.
 * The highest clientID first, whatever their order here: `Y.mergeUpdates` relies on it, and loses structs without a word where it is not so.
 */
export function writeUpdate(sections: readonly Section[], from: ReadonlyMap<number, number>, deleted: Ranges): Uint8Array {
  const encoder = new Y.UpdateEncoderV1()
  encoding.writeVarUint(encoder.restEncoder, sections.length)
  for (const section of [...sections].sort((a, b) => b.clientId - a.clientId)) writeSection(encoder, section, from.get(section.clientId) ?? 0)
  writeDeleted(encoder.restEncoder, deleted)
  return encoder.toUint8Array()
}

/** Whether `Y.mergeUpdates` can merge an update that has its sections in this order. */
export function isMergeable(sections: readonly Section[]): boolean {
  return sections.every(({ clientId }, index) => index === 0 || clientId < sections[index - 1]!.clientId)
}

/** An update without structs. */
export function writeDeletions(deleted: Ranges): Uint8Array {
  return writeUpdate([], new Map(), deleted)
}

function writeSection(encoder: Y.UpdateEncoderV1, { clientId, start, structs }: Section, from: number): void {
  const remaining = structs.filter(({ id, length }) => id.clock + length > from)
  encoding.writeVarUint(encoder.restEncoder, remaining.length)
  encoder.writeClient(clientId)
  encoding.writeVarUint(encoder.restEncoder, Math.max(start, from))
  for (const struct of remaining) struct.write(encoder, Math.max(0, from - struct.id.clock))
}

function writeDeleted(encoder: encoding.Encoder, deleted: Ranges): void {
  encoding.writeVarUint(encoder, deleted.size)
  for (const [clientId, ranges] of deleted) {
    encoding.writeVarUint(encoder, clientId)
    encoding.writeVarUint(encoder, ranges.length)
    for (const { clock, length } of ranges) {
      encoding.writeVarUint(encoder, clock)
      encoding.writeVarUint(encoder, length)
    }
  }
}
