import { blocksOf } from './blocks.ts'
import { doubted } from './doubts.ts'
import type { Draft } from './draft.ts'
import { draftsOf } from './drafts.ts'
import { fold, originalSpan } from './folded.ts'
import { instrumentOf } from './instrument.ts'
import { languageOf } from './language.ts'
import type { Extraction, Proposal, ProposedSpan } from './proposal.ts'
import { actorsBefore, propose } from './proposed.ts'
import { readingOf } from './reading.ts'

export type { Extraction, Proposal, ProposedSpan } from './proposal.ts'
export { titleFromWords } from './titles.ts'

const LEDE_CONFIDENCE_MIN = 0.4
const QUOTE_CHARACTERS_MIN = 12

/**
 * Reads the text of an agreement or a press release and proposes its commitments, each with the exact
 * words it rests on, and the instrument's fields. Pure and deterministic; never throws; works for
 * English, proposes nothing reliable in other languages (see `language`).
 */
export function extract(text: string): Extraction {
  const folded = fold(text)
  const blocks = blocksOf(folded.text)
  const reading = readingOf(folded, blocks)
  const language = languageOf(folded.text)
  const titleBlock = blocks.find((block) => block.kind === 'title') ?? null
  const instrument = instrumentOf(folded, reading.parties, titleBlock)
  const signingYear = /^\d{4}/.exec(instrument.signedOn?.date ?? '')?.[0]
  const drafts = language === 'en' ? withoutOverlaps(doubted(draftsOf(reading, blocks), folded.text)) : []
  const proposals = drafts.map((draft, index) => propose(folded, reading, draft, actorsBefore(reading, drafts, index), signingYear ? Number(signingYear) : null))
  return {
    proposals: tickLede(proposals.filter((proposal) => proposal.quote.length >= QUOTE_CHARACTERS_MIN)),
    instrument,
    sourceTitle: titleBlock ? originalSpan(folded, titleBlock.start, titleBlock.end).text : null,
    language,
    paragraphs: blocks.map((block) => spanOf(originalSpan(folded, block.start, block.end))),
  }
}

function withoutOverlaps(drafts: readonly Draft[]): Draft[] {
  const kept: Draft[] = []
  for (const draft of [...drafts].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = kept.at(-1)
    if (!last || draft.start >= last.end) kept.push(draft)
    else if (draft.confidence > last.confidence + 0.2) kept[kept.length - 1] = draft
  }
  return kept
}

// The lede's purpose is worth taking only where the body does not state the commitments itself.
function tickLede(proposals: readonly Proposal[]): Proposal[] {
  if (proposals.some((proposal) => proposal.ticked)) return [...proposals]
  return proposals.map((proposal) => (proposal.kind === 'purpose-lede' && proposal.confidence >= LEDE_CONFIDENCE_MIN ? { ...proposal, ticked: true } : proposal))
}

function spanOf(span: ProposedSpan): { start: number; end: number } {
  return { start: span.start, end: span.end }
}
