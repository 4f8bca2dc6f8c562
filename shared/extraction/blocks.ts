import { joinLines, NAMED_LINE, type Group } from './groups.ts'
import { headsText, looksLikeHeading } from './heading-lines.ts'
import { linesOf } from './lines.ts'
import { isNoise, isRow } from './noise.ts'
import { isPlanTitle, zoneOpenedBy } from './zones.ts'

export type BlockKind = 'title' | 'heading' | 'paragraph' | 'bullet' | 'row' | 'noise'

/** What the heading above says of the blocks under it. */
export type Zone = 'body' | 'contacts' | 'final' | 'plan' | 'areas'

/** A paragraph, heading, list entry or table row; `start` and `end` are folded places, marker left out. */
export interface Block {
  readonly kind: BlockKind
  readonly start: number
  readonly end: number
  readonly level: number
  readonly zone: Zone
  /** Its number is a code ("A1", "2.3"): in a plan, a measure of its own. */
  readonly isCoded: boolean
}

/** Splits folded text into blocks, joining hard-wrapped lines. */
export function blocksOf(text: string): Block[] {
  const raw = joinLines(text, linesOf(text))
  const levels = new LevelStack()
  const titleIndex = findTitle(text, raw)
  // Under the title of a plan, every plain heading is one of its parts.
  const base: Zone = titleIndex >= 0 && isPlanTitle(text, raw[titleIndex]) ? 'plan' : 'body'
  let zone: Zone = base
  return raw.map((group, index): Block => {
    const words = text.slice(group.start, Math.min(group.end, group.start + 200))
    const kind = index === titleIndex ? 'title' : kindOf(text, raw, index)
    const opened = zoneOpenedBy(words, kind, group.end - group.start, /^\d/.test(group.first.marker) || group.start > group.first.start)
    if (opened && !(zone === 'final' && BARE_ARTICLE.test(words.trim()))) zone = opened === 'body' ? base : opened
    const level = kind === 'bullet' ? levels.of(group) : levels.reset()
    return { kind, start: group.start, end: group.end, level, zone, isCoded: /^(?:A1|1\.1)$/.test(group.first.marker) }
  })
}
// "Article 8" under "Final provisions" stays among them.
const BARE_ARTICLE = /^(?:article|section|art\.|clause)\s+[\divxlc]+\.?$/i

function kindOf(text: string, groups: readonly Group[], index: number): BlockKind {
  const group = groups[index]
  if (!group) return 'noise'
  const words = text.slice(group.start, group.end)
  if (isNoise(words)) return 'noise'
  if (group.first.marker === '#') return 'heading'
  if (isRow(words)) return 'row'
  if (isNamed(text, group) && (isNamed(text, groups[index - 1]) || isNamed(text, groups[index + 1]))) return 'paragraph'
  if (looksLikeHeading(words, group) || headsText(text, words, group, groups[index + 1])) return 'heading'
  return group.first.marker === '' ? 'paragraph' : 'bullet'
}

function isNamed(text: string, group: Group | undefined): boolean {
  return group !== undefined && group.first.marker === '' && NAMED_LINE.test(text.slice(group.start, group.end))
}

function findTitle(text: string, groups: readonly Group[]): number {
  let best = -1
  let bestScore = 0
  for (const [index, group] of groups.slice(0, 8).entries()) {
    const words = text.slice(group.start, group.end)
    if (/[.;:]$/.test(words) && words.length > 60) break
    const score = titleScore(words, group)
    if (score - index * 4 > bestScore) {
      best = index
      bestScore = score - index * 4
    }
  }
  return best
}

function titleScore(words: string, group: Group): number {
  if (words.length > 100 && /[.!?]\s+(?:\S{1,4}\s+)?\p{Lu}\p{Ll}/u.test(words.replace(/\b\p{L}{1,3}\.\s/gu, ' '))) return 0
  if (words.length < 8 || words.length > 320 || isNoise(words) || isRow(words) || /[.;:,]["')]?$/.test(words) || /^[\p{Lu}][\p{L} ]{2,24}:\s+\S/u.test(words) && !/^(?:fact sheet|press release|joint|declaration|statement|news|report|minister)/i.test(words)) return 0
  if (group.first.marker !== '' && group.first.marker !== '#') return 0
  if (/^(?:press release|news|statement|media release)\b.{0,20}$/i.test(words) || /\||\d{1,2}\/\d{1,2}\/\d{2,4}/.test(words)) return 0
  const speaks = /\b(?:signs?|signed|agree|to|launch|memorandum|agreement|plan|declaration|partnership|convention|treaty)\b/i.test(words)
  return (speaks ? 40 : 0) + (group.first.marker === '#' ? 40 : 0) + Math.min(words.length, 60) / 2
}

/** Nesting of list entries, by the order in which markers and indents appear. */
class LevelStack {
  #keys: string[] = []

  of(group: Group): number {
    const key = `${group.first.marker}/${group.first.indent >> 1}`
    const known = this.#keys.indexOf(key)
    if (known >= 0) this.#keys.length = known + 1
    else this.#keys.push(key)
    return this.#keys.length
  }

  reset(): number {
    this.#keys = []
    return 0
  }
}
