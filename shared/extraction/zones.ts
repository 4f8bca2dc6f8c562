import type { BlockKind, Zone } from './blocks.ts'
import type { Group } from './groups.ts'
import { AREA_HEADINGS, CONTACT_HEADINGS, FINAL_HEADINGS, NUMBERED_PLAN_HEADINGS, PLAN_HEADINGS, PREAMBLE_OPENINGS } from './lexicon/headings.ts'

const NUMBERED_PLAN = new RegExp(`^(?:${NUMBERED_PLAN_HEADINGS.join('|')})s?\\s+(?:no\\.?\\s*)?(?:\\d|[ivx]+\\b|[a-h]\\b|one\\b|two\\b|three\\b|four\\b|five\\b)`)

/** The title of a plan: every plain heading under it is one of its parts. */
export function isPlanTitle(text: string, group: Group | undefined): boolean {
  if (!group) return false
  const words = text.slice(group.start, group.end).toLowerCase()
  return words.length < 110 && /\b(?:action plan|plan of action|work ?plan|road ?map|work programme|programme of work)\b/.test(words) && !/\b(?:sign|agree|launch|adopt|to)/.test(words)
}

/** What a heading says of the blocks under it; null when it says nothing. */
export function zoneOpenedBy(words: string, kind: BlockKind, length: number, isNumbered: boolean): Zone | null {
  const head = words.toLowerCase().replace(/^[\s\d.):–-]+/, '')
  // "4. Contacts" is an article: it says who shall be the contact.
  if (!isNumbered && length < 120 && opens(head, CONTACT_HEADINGS) && (kind === 'heading' || /[:,]/.test(head) || length < 40)) return 'contacts'
  if ((kind === 'heading' || kind === 'title') && NUMBERED_PLAN.test(head)) return 'plan'
  if (kind === 'title' && length < 60 && PLAN_HEADINGS.some((phrase) => head.startsWith(phrase))) return 'plan'
  // "Duration: four years" is a line of data, and heads nothing.
  if (kind !== 'heading' || /^[^:]{2,30}:\s+\S/.test(head)) return null
  if (opens(head, FINAL_HEADINGS)) return 'final'
  if (includesAny(head, AREA_HEADINGS)) return 'areas'
  if (/^about\b/.test(head)) return 'contacts'
  return includesAny(head, PLAN_HEADINGS) || /^decisions?(?: taken| and .{3,30})?$/.test(head) ? 'plan' : 'body'
}

function opens(head: string, phrases: readonly string[]): boolean {
  return phrases.some((phrase) => head.startsWith(phrase) && !/[a-z]/.test(head[phrase.length] ?? ' '))
}

function includesAny(head: string, phrases: readonly string[]): boolean {
  return phrases.some((phrase) => head.includes(phrase))
}

/** True for a paragraph of a preamble ("Recalling …,"). */
export function isPreamble(words: string): boolean {
  const head = words.slice(0, 60).toLowerCase()
  return opens(head, PREAMBLE_OPENINGS) && !/\.\s*$/.test(words.slice(-3))
}
