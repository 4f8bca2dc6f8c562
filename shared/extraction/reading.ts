import type { Block } from './blocks.ts'
import { datesIn } from './dates.ts'
import type { Folded } from './folded.ts'
import { partiesOf } from './parties.ts'
import { flat, ownInstrumentNouns, type Reading } from './passages.ts'

/** An excerpt as short as this need not say what it is of. */
const EXCERPT_CHARACTERS_MAX = 400
/** Where a text says what it is. */
const OPENING_CHARACTERS = 700
/** Parties are named early; the head of a long text is enough to find them. */
const HEAD_CHARACTERS = 12_000

/** What the whole text tells before its passages are read. */
export function readingOf(folded: Folded, blocks: readonly Block[]): Reading {
  const head = folded.text.slice(0, HEAD_CHARACTERS)
  const hasOwnTitle = blocks.some((block) => block.kind === 'title' && isInstrumentTitle(folded.text.slice(block.start, block.end)))
  const shalls = head.match(/\bshall\b/g)?.length ?? 0
  return {
    text: folded.text,
    parties: partiesOf(folded.text, headOf(folded.text, blocks)),
    isAboutAgreement: (folded.text.length < EXCERPT_CHARACTERS_MAX && !blocks.some((block) => block.kind === 'title')) || AGREEMENT_WORDS.test(folded.text),
    isAboutTerrorism: /terroris/i.test(folded.text),
    announcesMeasures: MEASURES_WORDS.test(folded.text.slice(0, OPENING_CHARACTERS)),
    year: yearOf(head),
    isInstrumentText: shalls >= 4 || hasOwnTitle || blocks.some((block) => block.zone === 'plan'),
    present: hasOwnTitle || shalls >= 4 || AGREED_AS_FOLLOWS.test(head) ? 'binding' : MEASURES_WORDS.test(folded.text.slice(0, OPENING_CHARACTERS)) ? 'news' : 'none',
    ownInstrument: ownInstrumentNouns(head),
  }
}

const AGREEMENT_WORDS =
  /\b(?:agreements?|memorandum|mou|treaty|convention|protocol|pact|accord|partnership|alliance|declaration|compact|charter|roadmap|(?:action|work) plan|plan of action|strategy|programme|project|co-?operation|signed|agree[ds]?|commits?|committed|commitments?|undertakes?|pledge[ds]?|shall|together|grants?|funding|initiative|announce[ds]?|decided|offered|vow(?:s|ed)?|deal|ink(?:s|ed)|partner(?:s|ing|ed)?|joint|bilateral)\b/i

// "Framework agreement on telework": the title is the instrument's own, no news of it.
function isInstrumentTitle(title: string): boolean {
  if (/^our (?:\p{L}+ )?(?:promises?|pledges?|commitments?|charter|code)\b/iu.test(title)) return true
  return title.length < 160 && /\b(?:agreement|memorandum|convention|protocol|treaty|charter|code|pact|act|law|regulation|decision|declaration|arrangement|rules|covenant|letter of \p{L}+|work(?:ing)? programme|work(?:ing)? plan|action plan|plan of action|terms of reference|statutes?|by-?laws|compact|(?:voluntary|joint|common) commitments?|pledge|code of \p{L}+)\b/iu.test(title) && !/\b(?:signs?|signed|agrees?|agreed|launch\w*|hails?|will|to|welcomes?|renews?|strikes?|reach\w*|what|how)\b/i.test(title)
}

const AGREED_AS_FOLLOWS = /\b(?:shall|will) constitute an agreement|\bpropose the following|\b(?:agree[ds]?|declared?|decided?|resolved?|undertake) as follows|\b(?:have|has) (?:come to|reached) the following (?:understanding|agreement|arrangement)/i
const MEASURES_WORDS = /\b(?:agreement|memorandum|pact|accord|partnership|declaration|compact|charter|road ?map|action plan|plan of action|work plan|strategy|initiatives|commitments?|pledges?|pledged|committed|agreed|measures|deliverables|outcomes|announce[sd]?|fact sheet|partner(?:s|ed|ing)? with|partner schools|team(?:s|ed|ing)? up|join(?:s|ed|ing)? forces|inked|vow(?:s|ed)?)\b/i

// The year of the first full date that a text gives.
function yearOf(head: string): number | null {
  const dated = datesIn(head.slice(0, 2000)).find((date) => !date.date.startsWith('X'))
  return dated && !dated.date.startsWith('1') ? Number(dated.date.slice(0, 4)) : null
}

// The head with its blocks kept apart, so that no name runs from a title into the first paragraph.
// Cut off, since a whole text can be one block.
function headOf(text: string, blocks: readonly Block[]): string {
  let head = ''
  for (const block of blocks) {
    if (block.start >= HEAD_CHARACTERS) break
    head = head.padEnd(block.start, '|') + flat(text, block)
  }
  return head.slice(0, HEAD_CHARACTERS)
}
