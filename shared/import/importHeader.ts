import type { Extraction, ProposedParty } from '../extraction/proposal.ts'
import type { Id } from '../ids.ts'
import { isOneOf } from '../schema/fields.ts'
import { isPlanDate, parsePlanDate, type PlanDate } from '../schema/planDate.ts'
import type { Instrument, Party, Signatory } from '../schema/records.ts'
import { instrumentTypes, type InstrumentType, type PartyKind, type SourceKind } from '../schema/words.ts'
import { importedRelations, type ImportedRelation } from './importedRelation.ts'

export interface ImportedParty {
  readonly key: string
  readonly name: string
  readonly shortName: string
  readonly kind: PartyKind
}

/** Everything above the proposals: the instrument that the text is about, and the source itself. */
export interface ImportHeader {
  /** An instrument of the plan that this text is about; null makes a new one of the fields below. */
  readonly existing: Id<'instrument'> | null
  readonly type: InstrumentType
  readonly title: string
  readonly parties: readonly ImportedParty[]
  readonly signatories: readonly Signatory[]
  readonly signedOn: PlanDate | null
  readonly signedOnWords: string
  /** The text gives the date, but does not say that it was signed then. */
  readonly signedOnInferred: boolean
  readonly place: string
  readonly periodStart: PlanDate | null
  readonly periodEnd: PlanDate | null
  readonly relations: readonly ImportedRelation[]
  readonly sourceTitle: string
  readonly sourceKind: SourceKind
  readonly fileName: string
  readonly language: string
}

/** What the text says of its instrument and of itself, as far as it was understood. */
export function headerFrom(extraction: Extraction, text: string, fileName: string, known: readonly Party[], instruments: readonly Instrument[] = []): ImportHeader {
  const { instrument } = extraction
  const date = instrument.signedOn?.date
  return {
    existing: null,
    type: isOneOf(instrumentTypes, instrument.type) ? instrument.type : 'other',
    title: instrument.title ?? '',
    parties: instrument.parties.map((party, index) => importedParty(party, `party${index + 1}`, known)),
    signatories: instrument.signatories.map(({ name, title }) => ({ name, title: title ?? '' })),
    signedOn: isPlanDate(date) ? date : null,
    signedOnWords: instrument.signedOn?.words.text ?? '',
    signedOnInferred: instrument.signedOn?.inferred ?? false,
    place: instrument.place?.text ?? '',
    periodStart: dateOrNull(instrument.period?.start),
    periodEnd: dateOrNull(instrument.period?.end),
    relations: importedRelations(instrument.relations, instruments),
    sourceTitle: extraction.sourceTitle ?? firstLine(text),
    sourceKind: looksLikeInstrument(text) ? 'instrument-text' : 'press-release',
    fileName,
    language: extraction.language,
  }
}

/** The party that an actor's name in the text means. */
export function partyKeyOf(parties: readonly ImportedParty[], actor: string): string | null {
  const wanted = folded(actor)
  const same = parties.find((party) => folded(party.shortName) === wanted || folded(party.name) === wanted)
  return same?.key ?? null
}

/** The name that people use for a party. */
export function partyLabel(party: { readonly name: string; readonly shortName: string }): string {
  return party.shortName === '' ? party.name : party.shortName
}

/** A title for a new plan, as people name such plans: "UNOCT – OSCE". */
export function proposedPlanTitle(header: ImportHeader): string {
  const parties = header.parties.slice(0, 3).map(partyLabel).join(' – ')
  return parties || header.title || header.sourceTitle
}

export function needsYear(date: PlanDate | null): boolean {
  return date !== null && parsePlanDate(date)?.year === null
}

/** Instruments of the plan that this text may be about: the same type first. */
export function likelyInstruments(instruments: readonly Instrument[], type: InstrumentType): Instrument[] {
  return instruments
    .filter((instrument) => instrument.archivedAt === null)
    .sort((a, b) => Number(b.type === type) - Number(a.type === type) || (a.title < b.title ? -1 : 1))
}

/** A party of the plan keeps its names; a new one has the text's. */
function importedParty(party: ProposedParty, key: string, known: readonly Party[]): ImportedParty {
  const names = [party.shortName ?? '', party.name].filter((name) => name !== '').map(folded)
  const same = known.find((it) => it.archivedAt === null && (names.includes(folded(it.shortName)) || names.includes(folded(it.name))))
  if (same) return { key, name: same.name, shortName: same.shortName, kind: same.kind }
  return { key, name: party.name, shortName: party.shortName ?? '', kind: kindOf(party.name) }
}

const kinds: readonly (readonly [RegExp, PartyKind])[] = [
  [/\bassembl(?:y|ies)\b|\bparliament/i, 'assembly'],
  [/\binstitute?\b|\buniversity\b|\bacademy\b|\bcentre\b|\bcenter\b/i, 'institute'],
  [/\bsecretariat\b|\borgani[sz]ation\b|\bcommission\b|\bunion\b/i, 'secretariat'],
  [/\boffice\b|\bagency\b|\bprogramme\b|\bfund\b/i, 'office'],
  [/\bministry\b|\bgovernment\b|\brepublic\b|\bkingdom\b/i, 'state'],
]

function kindOf(name: string): PartyKind {
  return kinds.find(([pattern]) => pattern.test(name))?.[1] ?? 'office'
}

function looksLikeInstrument(text: string): boolean {
  return (text.slice(0, 200_000).match(/^\s*(?:article|section)\s+\w+/gim)?.length ?? 0) >= 3
}

function firstLine(text: string): string {
  return (/\S.*/.exec(text.slice(0, 2000))?.[0] ?? '').trim().slice(0, 200)
}

function dateOrNull(date: string | undefined): PlanDate | null {
  return isPlanDate(date) ? date : null
}

function folded(name: string): string {
  return name.trim().toLocaleLowerCase().replace(/^the\s+/, '')
}
