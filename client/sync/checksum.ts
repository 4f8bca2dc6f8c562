/**
 * FNV-1a over bytes, 32 bits: tells a row that the disk has damaged before its
 * bytes reach the document. Not a defence against people.
 */
export function checksum(bytes: Uint8Array): number {
  let hash = 0x811c9dc5
  // By index: an iterator would make this the longest part of opening a plan.
  for (let index = 0; index < bytes.length; index += 1) hash = Math.imul(hash ^ bytes[index]!, 0x01000193)
  return hash >>> 0
}
