/**
 * FNV-1a over bytes, 32 bits: tells a row that the disk has damaged before its
 * bytes reach the document. Not a defence against people.
 */
export function checksum(bytes: Uint8Array): number {
  let hash = 0x811c9dc5
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193)
  return hash >>> 0
}
