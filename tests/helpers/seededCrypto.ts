import { webcrypto } from 'node:crypto'
import { createSeededRandom, type SeededRandom } from './seededRandom.ts'

let random: SeededRandom = createSeededRandom(0)

/**
 * From here on ids and clientIDs follow the seed, so that a run repeats exactly:
 * which of two edits made at the same time wins depends on the clientIDs.
 * Import this file before Yjs, which keeps the function that it finds.
 */
export function seedCrypto(seed: number): void {
  random = createSeededRandom(seed)
}

Object.defineProperty(webcrypto, 'getRandomValues', {
  value<Filled extends NodeJS.TypedArray>(filled: Filled): Filled {
    const bytes = new Uint8Array(filled.buffer, filled.byteOffset, filled.byteLength)
    for (let index = 0; index < bytes.length; index += 1) bytes[index] = random.below(256)
    return filled
  },
})
