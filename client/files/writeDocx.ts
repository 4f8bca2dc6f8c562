import { Document, HeadingLevel, Packer, Paragraph, TextRun, type IParagraphOptions, type IRunOptions } from 'docx'
import { cellText } from '../../shared/tables/cellText.ts'

export interface DocumentQuote {
  readonly words: string
  readonly place: string
}

export interface DocumentCommitment {
  readonly ref: string
  readonly title: string
  readonly facts: readonly { readonly label: string; readonly value: string }[]
  readonly description: string
  readonly items: readonly string[]
  readonly quote: DocumentQuote | null
}

/** A list of commitments, ready to be written. */
export interface WrittenDocument {
  readonly title: string
  readonly subtitle: string
  readonly noClause: string
  readonly groups: readonly { readonly heading: string; readonly commitments: readonly DocumentCommitment[] }[]
}

/** In twentieths of a point. */
const QUOTE_INDENT = 400
const SPACE_AFTER = 120
const MUTED = '5f6368'

/** Commitments with their clauses as a Word document, with headings that Word can navigate by. */
export function writeDocx({ title, subtitle, noClause, groups }: WrittenDocument): Promise<Blob> {
  const children = [
    paragraph(title, { heading: HeadingLevel.TITLE }),
    paragraph(subtitle, { spacing: { after: 2 * SPACE_AFTER } }, { color: MUTED }),
    ...groups.flatMap(({ heading, commitments }) => [
      paragraph(heading, { heading: HeadingLevel.HEADING_1 }),
      ...commitments.flatMap((commitment) => commitmentParagraphs(commitment, noClause)),
    ]),
  ]
  return Packer.toBlob(new Document({ title: plain(title), creator: 'Pacta', sections: [{ children }] }))
}

function commitmentParagraphs({ ref, title, facts, description, items, quote }: DocumentCommitment, noClause: string): Paragraph[] {
  return [
    paragraph([ref, title].filter((part) => part !== '').join(' · '), { heading: HeadingLevel.HEADING_2, keepNext: true }),
    ...(quote ? quoteParagraphs(quote) : [paragraph(noClause, { indent: { start: QUOTE_INDENT } }, { color: MUTED, italics: true })]),
    ...items.map((item) => paragraph(item, { bullet: { level: 0 } })),
    ...(facts.length > 0 ? [paragraph(facts.map(({ label, value }) => `${label}: ${value}`).join(' · '), { spacing: { after: SPACE_AFTER } })] : []),
    ...description.split('\n').filter((line) => line.trim() !== '').map((line) => paragraph(line, { spacing: { after: SPACE_AFTER } })),
  ]
}

function quoteParagraphs({ words, place }: DocumentQuote): Paragraph[] {
  return [
    paragraph(`“${plain(words)}”`, { indent: { start: QUOTE_INDENT }, keepNext: place !== '' }, { italics: true }),
    ...(place === '' ? [] : [paragraph(place, { indent: { start: QUOTE_INDENT }, spacing: { after: SPACE_AFTER } }, { color: MUTED, size: 18 })]),
  ]
}

/** Hebrew, Arabic, Syriac, Thaana, N'Ko: the first letter that has a direction decides, as in a browser. */
const RIGHT_TO_LEFT = /^[^\p{L}]*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/u

function paragraph(text: string, options: IParagraphOptions, run: IRunOptions = {}): Paragraph {
  const words = plain(text)
  const isRightToLeft = RIGHT_TO_LEFT.test(words)
  return new Paragraph({ ...options, bidirectional: isRightToLeft, children: [new TextRun({ ...run, text: words, rightToLeft: isRightToLeft })] })
}

/** On one line, and of letters that a Word document may hold. */
function plain(text: string): string {
  return cellText(text.replace(/\f/g, ' ')).replace(/\s+/g, ' ').trim()
}
