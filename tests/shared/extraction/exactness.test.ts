import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { extract, type Extraction, type ProposedSpan } from '../../../shared/extraction/extract.ts'

const PIECES = [
  'The Parties shall ', 'agree to ', 'exchange information, ', 'train nurses and ', 'build roads', '. ', '; ', ':\n', '\n', '\r\n', '\n\n', '- ', '• ', '1. ', '(a) ', 'Article 3\n', '[the Plan](http://x.org)', '[', '](', '**', '_', '<b>', '"', '“', '”', "'", '\u00a0', '\u00ad', 'U.S. ', 'Mr. ', 'E. Aripov ', 'will ', 'including ', ', ', 'as well as ', '|', '\t', 'by 31 December 2025', 'next year ', '(OSCE)', '😀', '\ud83d', 'по-русски ', '# ', 'Vienna, 4 October 2018 – ', 'signed a Memorandum of Understanding to ', 'following the signing of the Agreement of ', '2018', 'Done at Senn on ', '(hereinafter "A B")', 'border guards against terrorism ',
]
const texts = fc.oneof(fc.string({ unit: 'binary' }), fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join('')))

describe('exact words', () => {
  it('[E1, E2] cuts every quote, item and field from the text, unchanged, whatever the text', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const extraction = extract(text)
        for (const span of spansOf(extraction)) expect(text.slice(span.start, span.end)).toBe(span.text)
        for (const proposal of extraction.proposals) {
          expect(text.slice(proposal.start, proposal.end)).toBe(proposal.quote)
          for (const item of proposal.items) expect(item.start >= proposal.start && item.end <= proposal.end).toBe(true)
        }
      }),
      { numRuns: 400 },
    )
  })

  it('gives proposals in the order of the text, without overlaps', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { proposals } = extract(text)
        for (const [index, proposal] of proposals.slice(1).entries()) expect(proposal.start).toBeGreaterThanOrEqual(proposals[index]?.end ?? 0)
      }),
      { numRuns: 200 },
    )
  })

  it('[E2] gives the same answer twice', () => {
    const text = 'The Parties shall exchange data on catches, landings and discards.'
    expect(extract(text)).toEqual(extract(text))
  })

  it('proposes nothing in an empty text', () => {
    expect(extract('')).toMatchObject({ proposals: [], sourceTitle: null, language: 'und', paragraphs: [] })
  })

  it.each([
    ['one letter', 'a'.repeat(1_000_000)],
    ['one capital', 'A'.repeat(1_000_000)],
    ['a line without an end', 'The Parties shall do it and '.repeat(15_000)],
    ['brackets', '['.repeat(500_000)],
    ['commas', 'a, '.repeat(400_000)],
    ['names', 'Alpha Beta and '.repeat(25_000)],
    ['quotation marks', '"'.repeat(500_000)],
  ])('comes to an end on a huge text of %s', (_, text) => {
    expect(extract(text).proposals.length).toBeGreaterThanOrEqual(0)
  })
})

function spansOf(extraction: Extraction): ProposedSpan[] {
  const { instrument } = extraction
  const fields = extraction.proposals.flatMap((proposal) => [...proposal.items, proposal.condition, proposal.due?.words, proposal.place, ...proposal.reasons.map((reason) => reason.words), ...proposal.evidence.map((one) => one.words)])
  const own = [instrument.signedOn?.words, instrument.place, instrument.period?.words, ...instrument.parties.map((party) => party.span), ...instrument.signatories.map((person) => person.span), ...instrument.relations.map((relation) => relation.words)]
  return [...fields, ...own].filter((span): span is ProposedSpan => span !== null && span !== undefined)
}
