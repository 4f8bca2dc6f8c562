/**
 * Ids of records and plans: 16 random characters of [0-9a-z], opaque, made on
 * the device, never reused. Branded so that a task's id cannot be passed where
 * a plan's is meant.
 */
declare const brand: unique symbol

export type Id<Kind extends string> = string & { readonly [brand]: Kind }
export type PlanId = Id<'plan'>

export const ID_LENGTH = 16
const ID_PATTERN = /^[0-9a-z]{16}$/
const ALPHABET = '0123456789abcdefghijklmnopqrstuvwxyz'

/** Fills the array with random bytes, as `crypto.getRandomValues` does. */
export type FillRandom = (bytes: Uint8Array<ArrayBuffer>) => unknown

/** About 82 bits of randomness: two devices never choose the same id by chance. */
export function newId<Kind extends string>(fillRandom: FillRandom = defaultRandom): Id<Kind> {
  let id = ''
  while (id.length < ID_LENGTH) {
    const bytes = new Uint8Array(ID_LENGTH * 2)
    fillRandom(bytes)
    for (const byte of bytes) {
      // 252 is the largest multiple of 36 below 256: the rest would favour the first letters.
      if (byte < 252 && id.length < ID_LENGTH) id += ALPHABET[byte % 36]
    }
  }
  return id as Id<Kind>
}

export function isId<Kind extends string>(value: unknown): value is Id<Kind> {
  return typeof value === 'string' && ID_PATTERN.test(value)
}

function defaultRandom(bytes: Uint8Array<ArrayBuffer>): void {
  globalThis.crypto.getRandomValues(bytes)
}
