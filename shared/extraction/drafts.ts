import type { Block } from './blocks.ts'
import type { Draft } from './draft.ts'
import { itemsOf } from './enumerations.ts'
import { headline } from './headline.ts'
import { bareStem, draftsInList, headingStem, isLabelledAct, labelledActStart, listsActs, OPENER, opensWithAct, stemOf, type Stem } from './lists.ts'
import { draftsInPassage, flat, type Reading } from './passages.ts'
import { presentVerb } from './present-acts.ts'
import { presentIn } from './present-force.ts'
import { draftsInTable } from './tables.ts'
import { triggersOf } from './predicates.ts'
import { isPreamble } from './zones.ts'

/** Walks the blocks of a text and drafts its commitments, in order. */
export function draftsOf(reading: Reading, blocks: readonly Block[]): Draft[] {
  const drafts: Draft[] = []
  let inherited: Stem | null = null
  for (let index = 0; index < blocks.length; ) {
    const block = blocks[index]
    if (!block) break
    const run = runAt(blocks, index)
    if (block.kind === 'heading' || block.kind === 'title') inherited = block.zone === 'plan' || block.zone === 'areas' ? headingStem(block) : null
    drafts.push(...draftsInRun(reading, block, run, inherited))
    inherited = nextInherited(reading, block, inherited)
    index += run.length
  }
  return drafts
}

// A list belongs to the paragraph right above it; rows of a table belong together.
function runAt(blocks: readonly Block[], index: number): Block[] {
  const first = blocks[index]
  if (!first) return []
  const run = [first]
  const takes = (block: Block): boolean =>
    first.kind === 'row' ? block.kind === 'row' : first.kind === 'paragraph' ? block.kind === 'bullet' : first.kind === 'bullet' && block.kind === 'bullet'
  for (let next = index + 1; next < blocks.length; next += 1) {
    const block = blocks[next]
    if (!block || (!takes(block) && !(block.kind === 'noise' && first.kind === 'row'))) break
    run.push(block)
  }
  return run
}

function draftsInRun(reading: Reading, block: Block, run: readonly Block[], inherited: Stem | null): Draft[] {
  if (block.zone === 'contacts' || block.zone === 'final') return []
  switch (block.kind) {
    case 'noise':
      return []
    case 'heading':
      return block.zone === 'plan' && isLabelledAct(flat(reading.text, block)) ? draftsInList(reading, headingStem(block), [block], false) : []
    case 'title':
      return headline(reading, block)
    case 'row':
      return draftsInTable(reading, run.filter((row) => row.kind === 'row'))
    case 'bullet':
      return inherited && !isStemWithList(reading, run) ? draftsInList(reading, inherited, run, inherited.draft.rule !== 'heading-stem') : unheadedList(reading, run)
    case 'paragraph':
      return paragraph(reading, block, run.slice(1), inherited)
  }
}

function paragraph(reading: Reading, block: Block, bullets: readonly Block[], inherited: Stem | null): Draft[] {
  const words = reading.text.slice(block.start, block.end)
  if (/^whereas:?\s*$/i.test(words)) return []
  if (isPreamble(words)) return bullets.length > 0 ? looseList(reading, bullets) : []
  const isOpen = /:\s*$/.test(words)
  const stem = bullets.length > 0 ? stemOf(reading, block, block.zone) : null
  if (stem && (isOpen || OPENER.test(words) || !/[.!?]["')]?\s*$/.test(words))) {
    const before = draftsInPassage(reading, block.start, block.end).filter((draft) => draft.end <= stem.draft.start)
    return [...before, ...draftsInList(reading, stem, bullets, true)]
  }
  const own = ownDrafts(reading, block, inherited)
  if (bullets.length === 0) return own
  return [...own, ...(inherited && isOpen ? draftsInList(reading, inherited, bullets, false) : looseList(reading, bullets))]
}

function ownDrafts(reading: Reading, block: Block, inherited: Stem | null): Draft[] {
  const words = flat(reading.text, block)
  const drafts = draftsInPassage(reading, block.start, block.end, presentIn(reading, block))
  if (drafts.length === 0 && inherited?.draft.rule === 'heading-stem' && isVerbless(words)) return [{ ...inherited.draft, kind: 'undertaking', confidence: 0.56, start: block.start, end: block.end, complementStart: block.start, items: [] }]
  const act = drafts.length > 0 ? -1 : PLEDGES.test(reading.text.slice(0, TITLE_CHARACTERS)) ? pledgeStart(words) : labelledActStart(words)
  if (act > 0) return [labelledDraft(block, words, act)]
  if (!inherited || !opensWithAct(words) || (triggersOf(words)[0] && drafts.length > 0)) return drafts
  const items = itemsOf(words, 0, words.length).map((item) => ({ start: block.start + item.start, end: block.start + item.end }))
  const kind = inherited.draft.kind === 'areas' ? 'undertaking' : inherited.draft.kind
  return [{ ...inherited.draft, kind, start: block.start, end: block.end, complementStart: block.start, items }]
}

/** A text says in its title that it lists pledges. */
const TITLE_CHARACTERS = 120
const PLEDGES = /\b(?:pledges?|pledged|contributions)\b/i

// "Norland: 45 million euros for schools", in a list of pledges
function pledgeStart(words: string): number {
  const label = /^\p{Lu}[\p{L} ]{2,40}:\s+/u.exec(words)?.[0].length ?? -1
  return label > 0 && /\d|^pledge[sd]?\b/.test(words.slice(label)) ? label : labelledActStart(words)
}

function labelledDraft(block: Block, words: string, act: number): Draft {
  const items = itemsOf(words, act, words.length).map((item) => ({ start: block.start + item.start, end: block.start + item.end }))
  const start = block.start + act
  return { kind: 'undertaking', force: 'planned', confidence: 0.6, start, end: block.end, rule: 'labelled-act', trigger: { start: block.start, end: start }, complementStart: start, subject: '', items }
}

// "At least two joint days of action a year, one of which in winter."
function isVerbless(words: string): boolean {
  const count = words.split(/\s+/).length
  if (count < 4 || count > 30 || !/^\p{Lu}?\p{L}/u.test(words) || /[:?]|[.!]\s+\p{Lu}|^(?:In|Since|By) \d{4}/u.test(words)) return false
  return !FINITE.test(words.replace(/\bto be\b/g, 'to')) && presentVerb(words) === null && !PAST.test(words.split(/\s+/).slice(0, 6).join(' '))
}

// "repaired the road", but not "every inhabited island"
const PAST = /(?<!\b(?:the|a|an|every|each|all|of|for|with|and|by)\s)\b\p{L}{3,}ed\b/iu
const FINITE = /\b(?:is|are|was|were|be|been|has|have|had|can|could|may|might|should|must|will|shall|would|do|does|did|grew|took|sent|rose|fell|made|gave|became|came|went|began|held|met|led|won|lost|built|brought|bought|saw|found|kept|left|paid|ran|said|spoke|stood|told|wrote|cost|put|spent|sold|taught|knew|felt)\b/i

// "2.1 The Parties agree on the following areas:" under "Areas of cooperation" governs its list itself.
function isStemWithList(reading: Reading, run: readonly Block[]): boolean {
  const [first, second] = run
  if (!first || !second || second.level <= first.level) return false
  const words = flat(reading.text, first)
  return /:\s*$/.test(words) && triggersOf(words).length > 0
}

// "- Launching a scholarship programme": measures without a stem, in a text about an agreement.
function unheadedList(reading: Reading, bullets: readonly Block[]): Draft[] {
  const [first] = bullets
  if (first && reading.announcesMeasures && listsActs(reading, bullets)) return draftsInList(reading, bareStem(first), bullets, false)
  const drafts = looseList(reading, bullets)
  return reading.announcesMeasures && drafts.some(({ confidence }) => confidence > BARE_CONFIDENCE) ? [...drafts, ...nominalActs(reading, bullets, drafts)] : drafts
}

const BARE_CONFIDENCE = 0.57

// "Launch of a training programme" beside "The fund will …": a measure as well.
function nominalActs(reading: Reading, bullets: readonly Block[], drafts: readonly Draft[]): Draft[] {
  return bullets.flatMap((bullet) => {
    const words = flat(reading.text, bullet)
    const isTaken = drafts.some((draft) => draft.start < bullet.end && draft.end > bullet.start)
    return isTaken || !(NOMINAL_ACT.test(words) || MEASURED.test(words)) || !isVerbless(words) ? [] : [{ ...bareStem(bullet).draft, start: bullet.start, end: bullet.end }]
  })
}

// "A $250 million facility for the coast", "Early warning on every island by 2027": a sum or a date to be kept
const MEASURED = /[$€£]\s?\d|\b\d[\d.,]*\s(?:million|billion|thousand)\b|\bby (?:the end of |early |mid-|late )?(?:\p{Lu}\p{Ll}+ )?20\d\d\b/u
const NOMINAL_ACT = /^(?:(?:joint|new|annual|further|gradual)\s+)?(?:launch|establishment|creation|opening|introduction|development|organi[sz]ation|provision|construction|expansion|extension|renewal|signing|training|deployment|publication|preparation|implementation|modernisation|abolition|reduction|doubling|appointment|feasibility study|study|pilot|review|revision|reform|rollout|roll-out)\b/i

// Numbered articles and lists without a stem: every entry is read as a paragraph, with its own lists.
function looseList(reading: Reading, bullets: readonly Block[]): Draft[] {
  const drafts: Draft[] = []
  for (let index = 0; index < bullets.length; ) {
    const bullet = bullets[index]
    if (!bullet) break
    const children: Block[] = []
    for (let next = index + 1; next < bullets.length; next += 1) {
      const child = bullets[next]
      if (!child || child.level <= bullet.level) break
      children.push(child)
    }
    drafts.push(...paragraph(reading, bullet, children, null))
    index += 1 + children.length
  }
  return drafts
}

// A paragraph such as "The Council agrees:" lends its subject to the paragraphs under it.
function nextInherited(reading: Reading, block: Block, inherited: Stem | null): Stem | null {
  if (block.kind === 'noise' || block.kind === 'heading' || block.kind === 'title') return inherited
  const words = flat(reading.text, block)
  if (block.kind === 'paragraph' && /:\s*$/.test(words)) return stemOf(reading, block, block.zone) ?? inherited
  if (opensWithAct(words) || block.kind === 'bullet') return inherited
  return inherited?.draft.rule === 'heading-stem' ? inherited : null
}
