import { digest } from 'lib0/hash/sha256'

/** Hex SHA-256 of a text's UTF-8 bytes. Own code, since browsers offer theirs only on https and on this device. */
export function sha256Of(text: string): string {
  return Array.from(digest(new TextEncoder().encode(text)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
