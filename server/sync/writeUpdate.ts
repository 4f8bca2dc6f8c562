import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import type { Range } from './known.ts'
import type { Section } from './readUpdate.ts'

/** Writes the update of these sections, each from the clock given for its clientID on, and these deletions. */
export function writeUpdate(
  sections: readonly Section[],
  from: ReadonlyMap<number, number>,
  deleted: ReadonlyMap<number, readonly Range[]>,
): Uint8Array {
  const encoder = new Y.UpdateEncoderV1()
  encoding.writeVarUint(encoder.restEncoder, sections.length)
  for (const section of sections) writeSection(encoder, section, from.get(section.clientId) ?? 0)
  writeDeleted(encoder.restEncoder, deleted)
  return encoder.toUint8Array()
}

/** An update without structs. */
export function writeDeletions(deleted: ReadonlyMap<number, readonly Range[]>): Uint8Array {
  return writeUpdate([], new Map(), deleted)
}

function writeSection(encoder: Y.UpdateEncoderV1, { clientId, start, structs }: Section, from: number): void {
  const remaining = structs.filter(({ id, length }) => id.clock + length > from)
  encoding.writeVarUint(encoder.restEncoder, remaining.length)
  encoder.writeClient(clientId)
  encoding.writeVarUint(encoder.restEncoder, Math.max(start, from))
  for (const struct of remaining) struct.write(encoder, Math.max(0, from - struct.id.clock))
}

function writeDeleted(encoder: encoding.Encoder, deleted: ReadonlyMap<number, readonly Range[]>): void {
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
