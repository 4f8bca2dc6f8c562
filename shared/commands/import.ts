import type { Id } from '../ids.ts'
import { byOrder } from '../queries/order.ts'
import { nextRefs } from '../queries/refs.ts'
import { ok, refused, type Result } from '../result.ts'
import type { PlanRecords } from '../schema/decode.ts'
import { SOURCE_LENGTH_MAX, TITLE_LENGTH_MAX } from '../schema/fields.ts'
import type { PlanDate } from '../schema/planDate.ts'
import type { Signatory } from '../schema/records.ts'
import type { ClausePart, Force, InstrumentRelation, InstrumentType, PartyKind, Pillar, Shape, SourceKind } from '../schema/words.ts'
import { clauseFields, commitmentsOf } from './commitments.ts'
import { placeAt, writeRekeyed } from './placement.ts'
import { keyOfLabel } from './plan.ts'
import { transact, type CommandContext, type CommandProblem, type PlanWriter } from './transact.ts'

/** A text with what was accepted of its proposals. */
export interface ReviewedImport {
  readonly source: {
    readonly title: string
    readonly kind: SourceKind
    /** Unchanged, as the person gave it. */
    readonly text: string
    readonly sha256: string
    readonly fileName: string
    readonly language: string
    readonly publishedOn: PlanDate | null
    readonly address: string
  }
  /** An instrument of the plan, or a new one. */
  readonly instrument: Id<'instrument'> | ReviewedInstrument
  readonly commitments: readonly ReviewedCommitment[]
}

export interface ReviewedInstrument {
  readonly type: InstrumentType
  readonly title: string
  readonly prefix: string
  readonly parties: readonly ReviewedParty[]
  readonly signatories: readonly Signatory[]
  readonly signedOn: PlanDate | null
  readonly signedOnWords: string
  readonly signedOnInferred: boolean
  readonly place: string
  readonly periodStart: PlanDate | null
  readonly periodEnd: PlanDate | null
  /** How it stands to instruments of the plan. */
  readonly relations: readonly { readonly relation: InstrumentRelation; readonly to: Id<'instrument'> }[]
}

/** Matched to a party of the plan by short or full name; made when there is none. */
export interface ReviewedParty {
  readonly name: string
  readonly shortName: string
  readonly kind: PartyKind
}

export interface ReviewedCommitment {
  readonly title: string
  /** Exact spans of the text, in UTF-16 offsets: one whole clause, or a stem and its item. */
  readonly clauses: readonly { readonly start: number; readonly end: number; readonly part: ClausePart }[]
  readonly items: readonly string[]
  readonly force: Force
  readonly shape: Shape
  readonly condition: string
  /** Short or full name of a party. */
  readonly lead: string | null
  readonly supporting: readonly string[]
  /** Keys of the plan's list. */
  readonly themes: readonly string[]
  /** Labels; those that the plan's list lacks are added to it. */
  readonly regions: readonly string[]
  readonly pillars: readonly Pillar[]
  readonly due: PlanDate | null
  readonly dueWords: string
}

export interface Imported {
  readonly source: Id<'source'>
  readonly instrument: Id<'instrument'>
  readonly commitments: readonly Id<'commitment'>[]
}

/** Writes a reviewed text into the plan as one step: parties, instrument, source, clauses, commitments. */
export function importSource(context: CommandContext, reviewed: ReviewedImport): Result<Imported, CommandProblem> {
  const plan = context.plan()
  const problem = check(plan, reviewed)
  if (problem) return refused(problem)
  return ok(transact(context, 'import-source', (write) => {
    const instrument = typeof reviewed.instrument === 'string' ? reviewed.instrument : writeInstrument(write, plan, reviewed.instrument)
    const parties = partyIds(write, plan, typeof reviewed.instrument === 'string' ? [] : reviewed.instrument.parties)
    if (typeof reviewed.instrument !== 'string') for (const id of new Set(parties.values())) write.set('instrument', instrument, `parties/${id}`, true)
    const source = write.create('source', { ...stringsOrNull(reviewed.source), instrument })
    writeRegions(write, plan, reviewed.commitments)
    const commitments = writeCommitments(write, plan, reviewed, { instrument, source, parties })
    return { source, instrument, commitments }
  }))
}

/** `BAP` for a biennial action plan: what a new instrument's refs start with, free in this plan. */
export function proposedPrefix(plan: PlanRecords | null, type: InstrumentType): string {
  const base = { 'memorandum-of-understanding': 'MOU', 'biennial-action-plan': 'BAP', 'strategic-partnership-framework': 'SPF', 'joint-action-plan': 'JAP', declaration: 'DEC', roadmap: 'RM', other: 'AGR' }[type]
  const taken = new Set([...(plan?.records.instrument.values() ?? [])].map((instrument) => instrument.prefix))
  if (!taken.has(base)) return base
  for (let number = 2; ; number += 1) if (!taken.has(`${base}${number}`)) return `${base}${number}`
}

function check(plan: PlanRecords, { source, instrument, commitments }: ReviewedImport): CommandProblem | null {
  if (source.text.trim() === '') return 'text-empty'
  if (source.text.length > SOURCE_LENGTH_MAX) return 'text-too-long'
  if (typeof instrument === 'string' && !plan.records.instrument.has(instrument)) return 'record-missing'
  if (typeof instrument !== 'string' && !instrument.relations.every(({ to }) => plan.records.instrument.has(to))) return 'record-missing'
  for (const { title, clauses } of commitments) {
    if (title.trim() === '') return 'text-empty'
    if (title.length > TITLE_LENGTH_MAX) return 'text-too-long'
    if (!clauses.every(({ start, end }) => Number.isSafeInteger(start) && start >= 0 && start < end && end <= source.text.length)) return 'value-invalid'
  }
  return null
}

function writeInstrument(write: PlanWriter, plan: PlanRecords, reviewed: ReviewedInstrument): Id<'instrument'> {
  const { parties: _parties, signatories, relations, ...fields } = reviewed
  const siblings = [...plan.records.instrument.values()].filter((it) => it.archivedAt === null).sort(byOrder)
  const people = signatories.map((signatory, index) => [`signatories/${String(index + 1).padStart(2, '0')}`, { ...signatory }] as const)
  const id = write.create('instrument', { ...stringsOrNull(fields), order: placeAt(siblings, siblings.length, 1).keys[0]!, ...Object.fromEntries(people) })
  for (const { relation, to } of relations) write.link('instrumentRelation', id, to, relation)
  return id
}

/** Ids by every name that a commitment may use for a party. */
function partyIds(write: PlanWriter, plan: PlanRecords, reviewed: readonly ReviewedParty[]): Map<string, Id<'party'>> {
  const known = new Map<string, Id<'party'>>()
  for (const party of plan.records.party.values()) {
    if (party.archivedAt !== null) continue
    for (const name of [party.name, party.shortName]) if (name !== '') known.set(name.toLowerCase(), party.id)
  }
  const ids = new Map<string, Id<'party'>>()
  if (reviewed.length === 0) return known
  for (const party of reviewed) {
    const existing = known.get(party.shortName.toLowerCase()) ?? known.get(party.name.toLowerCase())
    const id = existing ?? write.create('party', { name: party.name, shortName: party.shortName || null, kind: party.kind })
    for (const name of [party.name, party.shortName]) if (name !== '') ids.set(name.toLowerCase(), id)
  }
  return ids
}

function writeRegions(write: PlanWriter, plan: PlanRecords, commitments: readonly ReviewedCommitment[]): void {
  const known = new Set(plan.meta.regions.map(({ key }) => key))
  for (const label of new Set(commitments.flatMap((commitment) => commitment.regions))) {
    if (!known.has(keyOfLabel(label))) write.setMeta(`regions/${keyOfLabel(label)}`, label)
  }
}

function writeCommitments(
  write: PlanWriter, plan: PlanRecords, { source, instrument, commitments }: ReviewedImport,
  made: { readonly instrument: Id<'instrument'>; readonly source: Id<'source'>; readonly parties: ReadonlyMap<string, Id<'party'>> },
): Id<'commitment'>[] {
  const existing = commitmentsOf(plan, made.instrument)
  const prefix = typeof instrument === 'string' ? (plan.records.instrument.get(instrument)?.prefix ?? '') : instrument.prefix
  const refs = nextRefs(plan, prefix || 'C', commitments.length)
  const placement = placeAt(existing, existing.length, commitments.length)
  writeRekeyed(write, 'commitment', placement)
  const clauseIds = new Map<string, Id<'clause'>>()
  return commitments.map((commitment, index) => {
    const id = write.create('commitment', {
      ref: refs[index]!, title: commitment.title.trim(), instrument: made.instrument, order: placement.keys[index]!,
      force: commitment.force, shape: commitment.shape, condition: commitment.condition || null,
      due: commitment.due, dueWords: commitment.dueWords || null,
      lead: made.parties.get((commitment.lead ?? '').toLowerCase()) ?? null,
      ...membersOf('supporting', commitment.supporting.flatMap((name) => made.parties.get(name.toLowerCase()) ?? [])),
      ...membersOf('themes', commitment.themes), ...membersOf('regions', commitment.regions.map(keyOfLabel)), ...membersOf('pillars', commitment.pillars),
      ...Object.fromEntries(commitment.items.map((item, place) => [`items/${String(place + 1).padStart(3, '0')}`, item])),
    })
    for (const { start, end, part } of commitment.clauses) {
      // Commitments split from one sentence share its stem's clause.
      const key = `${start}-${end}`
      const clause = clauseIds.get(key) ?? write.create('clause', clauseFields(made.source, source.text, start, end))
      clauseIds.set(key, clause)
      write.link('commitmentClause', id, clause, part)
    }
    return id
  })
}

function membersOf(field: string, keys: readonly string[]): Record<string, true> {
  return Object.fromEntries(keys.map((key) => [`${field}/${key}`, true as const]))
}

/** Empty texts and false are not stored: reading supplies them. */
function stringsOrNull<Fields extends Readonly<Record<string, string | boolean | null>>>(fields: Fields): Record<string, string | boolean | null> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, value === '' || value === false ? null : value]))
}
