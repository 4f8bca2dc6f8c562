import type { ProposedRelation } from '../extraction/proposal.ts'
import type { Id } from '../ids.ts'
import type { Instrument } from '../schema/records.ts'
import type { InstrumentRelation, InstrumentType } from '../schema/words.ts'

/** Another instrument that the text names, and the instrument of the plan that this is taken to be. */
export interface ImportedRelation {
  readonly key: string
  readonly relation: InstrumentRelation
  /** Null: none of the plan's, or nobody can tell; then nothing is related. */
  readonly to: Id<'instrument'> | null
  /** The text's own words: "following the signing of the Memorandum of Understanding in October 2018". */
  readonly words: string
}

/** The relations that a text states, each with the plan's instrument that it can only mean. */
export function importedRelations(relations: readonly ProposedRelation[], instruments: readonly Instrument[]): ImportedRelation[] {
  return relations.map((relation, index) => ({ key: `relation${index + 1}`, relation: relation.kind, to: meant(relation, instruments), words: relation.words.text }))
}

/** The one instrument that has the name, or the type that the name says and the date; null when there are several or none. */
function meant({ name, date }: ProposedRelation, instruments: readonly Instrument[]): Id<'instrument'> | null {
  const open = instruments.filter((instrument) => instrument.archivedAt === null)
  const named = open.filter((instrument) => folded(instrument.title) === folded(name))
  if (named.length === 1) return named[0]!.id
  if (date === null) return null
  const dated = open.filter((instrument) => typeWords[instrument.type].test(name) && (instrument.signedOn ?? '').startsWith(date))
  return dated.length === 1 ? dated[0]!.id : null
}

const typeWords: Readonly<Record<InstrumentType, RegExp>> = {
  'memorandum-of-understanding': /\bmemorand(?:um|a)\b|\bmou\b/i,
  'biennial-action-plan': /\baction plan\b|\bplan of action\b/i,
  'strategic-partnership-framework': /\bframework\b|\bpartnership\b/i,
  'joint-action-plan': /\baction plan\b|\bplan of action\b|\bwork plan\b/i,
  declaration: /\bdeclaration\b|\bstatement\b/i,
  roadmap: /\broad ?map\b/i,
  other: /\b(?:agreement|treaty|convention|protocol|compact|charter|arrangement|pact|accord)\b/i,
}

function folded(name: string): string {
  return name.trim().toLocaleLowerCase().replace(/^the\s+/, '')
}
