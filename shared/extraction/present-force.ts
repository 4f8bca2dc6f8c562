import type { Block } from './blocks.ts'
import type { Reading } from './passages.ts'
import type { PresentForce } from './present-acts.ts'

/** How much the plain present binds in a block: fully in a plan, as a series right behind the signing. */
export function presentIn(reading: Reading, block: Block): PresentForce {
  if (block.zone === 'plan') return 'binding'
  if (reading.present !== 'news') return reading.present
  return SIGNED.test(reading.text.slice(Math.max(0, block.start - SIGNING_CHARACTERS), block.start)) ? 'series' : 'news'
}

// What is told right behind the signing is what was signed.
const SIGNED = /\b(?:signed|concluded|adopted|sealed|renewed)\s+(?:an?|the|their|its)\s(?:[^\s.]+\s){0,4}?(?:charter|agreement|accord|pact|protocol|memorandum|compact|declaration|plan)\b[^.\n]*\.\s*$/i
const SIGNING_CHARACTERS = 240
