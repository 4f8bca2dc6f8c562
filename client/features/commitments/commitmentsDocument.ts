import { clausesOf, quotePieces } from '../../../shared/queries/clauses.ts'
import { outlineGroups } from '../../../shared/queries/outline.ts'
import type { Day } from '../../../shared/schema/planDate.ts'
import type { Commitment } from '../../../shared/schema/records.ts'
import { pageNumber, pageStarts } from '../../../shared/text/pages.ts'
import { paragraphNumber, paragraphsOf } from '../../../shared/text/paragraphs.ts'
import type { TableFilter, TableIndex } from '../../../shared/tables/tableIndex.ts'
import type { DocumentCommitment, DocumentQuote, WrittenDocument } from '../../files/writeDocx.ts'

export interface DocumentTeller {
  t(key: string, values?: Record<string, unknown>, plural?: number): string
}

/** Facts of a commitment that stand below its title, as its table has them. */
const facts = ['lead', 'supporting', 'due', 'condition', 'status', 'assessment'] as const

/** The commitments under their instruments, each with the words that it rests on and where they stand. */
export function commitmentsDocument(index: TableIndex, filter: TableFilter, isFiltered: boolean, today: Day, { t }: DocumentTeller): WrittenDocument {
  const { plan } = index
  const places = placesIn(index, t)
  const groups = outlineGroups(plan)
    .map(({ instrument, commitments }) => ({
      heading: instrument?.title || t('tables.document.noInstrument'),
      commitments: commitments.filter((it) => filter.keepsCommitment?.(it) ?? true).map((commitment) => written(index, commitment, places, t)),
    }))
    .filter(({ commitments }) => commitments.length > 0)
  const count = groups.reduce((sum, { commitments }) => sum + commitments.length, 0)
  return {
    title: plan.meta.title,
    subtitle: t(isFiltered ? 'tables.document.filtered' : 'tables.document.all', { date: today, n: count }, count),
    noClause: t('tables.document.noClause'),
    groups,
  }
}

function written(index: TableIndex, commitment: Commitment, placeOf: (sourceId: string, offset: number) => string, t: DocumentTeller['t']): DocumentCommitment {
  const cells = index.cellsOf('commitment', commitment)
  return {
    ref: cells.ref,
    title: cells.title,
    facts: facts.filter((column) => cells[column] !== '').map((column) => ({ label: t(`tables.document.fields.${column}`), value: cells[column] })),
    description: cells.description,
    items: commitment.items.map(({ value }) => value),
    quote: quoteOf(index, commitment, placeOf),
  }
}

function quoteOf(index: TableIndex, commitment: Commitment, placeOf: (sourceId: string, offset: number) => string): DocumentQuote | null {
  const clauses = clausesOf(index.plan, commitment.id)
  const first = clauses.find(({ part }) => part !== 'stem')?.clause ?? clauses[0]?.clause
  if (!first) return null
  const words = quotePieces(clauses).map((piece) => (piece.type === 'omission' ? '[…]' : piece.clause.exact)).join(' ')
  return { words, place: first.source === null ? '' : placeOf(first.source, first.start) }
}

/** "Press release of 2018, p. 2, para. 4", each source's pages and paragraphs counted once. */
function placesIn({ plan }: TableIndex, t: DocumentTeller['t']): (sourceId: string, offset: number) => string {
  const known = new Map<string, { title: string; pages: number[]; paragraphs: ReturnType<typeof paragraphsOf> }>()
  return (sourceId, offset) => {
    const source = plan.records.source.get(sourceId as never)
    if (!source) return ''
    const reading = known.get(sourceId) ?? { title: source.title, pages: pageStarts(source.text), paragraphs: paragraphsOf(source.text) }
    known.set(sourceId, reading)
    const page = pageNumber(reading.pages, offset)
    return [
      reading.title, ...(page === null ? [] : [t('tables.document.page', { n: page })]), t('tables.document.paragraph', { n: paragraphNumber(reading.paragraphs, offset) }),
    ].filter((part) => part !== '').join(', ')
  }
}
