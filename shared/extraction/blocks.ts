import { AREA_HEADINGS, CONTACT_HEADINGS, FINAL_HEADINGS, NUMBERED_PLAN_HEADINGS, PLAN_HEADINGS, PREAMBLE_OPENINGS } from './lexicon/headings.ts'
import { articleLength, linesOf, type Line } from './lines.ts'

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

interface Group {
  start: number
  end: number
  readonly first: Line
  readonly blankBefore: boolean
  blankAfter: boolean
}

const WRAP_COLUMNS_MAX = 130

function joinLines(text: string, lines: readonly Line[]): Group[] {
  const widths = lines.map((line) => line.end - line.start).filter((width) => width > 0).sort((a, b) => a - b)
  const width = widths[Math.floor(widths.length * 0.9)] ?? 0
  const groups: Group[] = []
  let blank = true
  let previous: Line | null = null
  for (const line of lines) {
    const current = groups.at(-1)
    if (line.start === line.end) {
      blank = true
      if (current) current.blankAfter = true
      continue
    }
    if (!blank && current && previous && continues(text, previous, line, width)) current.end = line.end
    else {
      const start = line.marker === '' ? line.start + headLength(text, line) : line.start
      groups.push({ start, end: line.end, first: line, blankBefore: blank, blankAfter: false })
    }
    blank = false
    previous = line
  }
  const last = groups.at(-1)
  if (last) last.blankAfter = true
  return groups
}

function headLength(text: string, line: Line): number {
  const length = articleLength(text, line)
  return line.start + length < line.end ? length : 0
}

function continues(text: string, previous: Line, line: Line, width: number): boolean {
  if (line.marker !== '' || previous.marker === '#') return false
  if (isRow(text.slice(line.start, line.end)) || isRow(text.slice(previous.start, previous.end))) return false
  const lastCharacter = text[previous.end - 1] ?? ''
  // "Responsible: …" below a sentence
  if (/[.;]/.test(lastCharacter) && /^\p{Lu}[\p{L} ]{2,24}:\s/u.test(text.slice(line.start, line.end))) return false
  if (/\p{Ll}/u.test(text[line.start] ?? '')) return lastCharacter !== ':'
  if (/[.!?:;]/.test(lastCharacter) && previous.end - previous.start < width * 0.8) return false
  return width <= WRAP_COLUMNS_MAX && previous.end - previous.start >= width * 0.7 && lastCharacter !== ':' && articleLength(text, line) === 0
}

function kindOf(text: string, groups: readonly Group[], index: number): BlockKind {
  const group = groups[index]
  if (!group) return 'noise'
  const words = text.slice(group.start, group.end)
  if (isNoise(words)) return 'noise'
  if (group.first.marker === '#') return 'heading'
  if (isRow(words)) return 'row'
  if (looksLikeHeading(words, group) || headsText(text, words, group, groups[index + 1])) return 'heading'
  return group.first.marker === '' ? 'paragraph' : 'bullet'
}

function looksLikeHeading(words: string, group: Group): boolean {
  if (words.length > 110 || /[.,;:!?"]$/.test(words) || OPEN_END.test(words)) return false
  if (group.first.marker === '') return group.blankBefore || group.blankAfter || words.length < 60
  const numbered = /^\d/.test(group.first.marker)
  return numbered && words.length < 60 && group.blankBefore && group.blankAfter && !/\b(?:shall|will)\b/.test(words)
}

// "1. Register of dealers" right above a sentence without a number.
const SECTION_WORDS = /^(?:decisions?|actions?|tasks|commitments|next steps|measures|background|agreed actions)$/i

function headsText(text: string, words: string, group: Group, next: Group | undefined): boolean {
  if (!/^\d/.test(group.first.marker) || words.length > 60 || /[.,;:!?]$/.test(words) || OPEN_END.test(words)) return false
  if (SECTION_WORDS.test(words) && next !== undefined && next.first.marker !== group.first.marker) return true
  if (next === undefined || next.blankBefore || !/^\p{Lu}/u.test(text.slice(next.start, next.start + 1))) return false
  return next.first.marker === '1.1' ? group.first.marker !== '1.1' : next.first.marker === '' && next.start === next.first.start && /[.:]$/.test(text.slice(next.start, next.end))
}

// A line that stops here goes on in the list below it.
const OPEN_END = /\b(?:shall|will|to|agree|include|includes|including|undertake|of|in|on|by|for|the|and|with|through)$/i
// "Article 8" under "Final provisions" stays among them.
const BARE_ARTICLE = /^(?:article|section|art\.|clause)\s+[\divxlc]+\.?$/i
const NUMBERED_PLAN = new RegExp(`^(?:${NUMBERED_PLAN_HEADINGS.join('|')})s?\\s+(?:no\\.?\\s*)?(?:\\d|[ivx]+\\b|[a-h]\\b|one\\b|two\\b|three\\b|four\\b|five\\b)`)
const PICTURE = /\b(?:photo|photograph|image|picture|caption)s?\s*(?:credits?)?\s*(?:[:©]|by\b)|©|\bphoto courtesy/i
const ADDRESSES = /[\w.+-]{1,64}@[\w-]{1,64}\.[\w.]{2,}|\b(?:tel|phone|fax)\b\.?:?\s*\+?\d|^https?:\/\/\S+$/i

function isNoise(words: string): boolean {
  if (!/\p{L}{2}/u.test(words.slice(0, 400))) return true
  if (words.length < 260 && PICTURE.test(words)) return true
  return words.length < 400 && ADDRESSES.test(words)
}

function isRow(words: string): boolean {
  return /^\|.*\|.*\|$/.test(words) || /\S\t+\S/.test(words)
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

function isPlanTitle(text: string, group: Group | undefined): boolean {
  if (!group) return false
  const words = text.slice(group.start, group.end).toLowerCase()
  return words.length < 110 && /\b(?:action plan|plan of action|work ?plan|road ?map|work programme|programme of work)\b/.test(words) && !/\b(?:sign|agree|launch|adopt|to)/.test(words)
}

function zoneOpenedBy(words: string, kind: BlockKind, length: number, isNumbered: boolean): Zone | null {
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
