import { isId, type Id } from '../ids.ts'
import {
  choice, date, DESCRIPTION_LENGTH_MAX, flag, isOneOf, keyed, opaque, optionalChoice, ref, setOf, SOURCE_LENGTH_MAX, text, texts,
  wholeNumber, type FieldValues,
} from './fields.ts'
import { isPlanDate } from './planDate.ts'
import { decodeStep, decodeStepDays } from './templateStep.ts'
import {
  assessmentStatuses, collisionChoices, forces, instrumentTypes, lifecycles, partyKinds, pillars, requestStages, shapes, sourceKinds, stepRoles, taskStates,
  templateAnchors,
} from './words.ts'

/**
 * The field tables: the one source of the records' types. A record is a Y.Map
 * in the root of its kind, keyed by its id; these tables say what stands in it.
 * Changes are additive: a field is never renamed or given another meaning.
 */
export const recordTables = {
  party: {
    name: text(),
    shortName: text(),
    kind: choice(partyKinds, 'office'),
  },
  focalPoint: {
    /** A person's name or a function ("OSCE focal point"). */
    name: text(),
    party: ref<'party'>(),
    alternate: flag(),
    /** The login of this person, if they have one. */
    user: opaque(),
  },
  instrument: {
    type: choice(instrumentTypes, 'other'),
    title: text(),
    /** Prefix of its commitments' refs: `BAP` gives `BAP-6`. */
    prefix: text(12),
    parties: setOf(isId<'party'>),
    signatories: keyed(decodeSignatory),
    signedOn: date(),
    signedOnWords: text(),
    /** True while the date rests on an inference that nobody has confirmed. */
    signedOnInferred: flag(),
    place: text(),
    periodStart: date(),
    periodEnd: date(),
    order: text(),
  },
  source: {
    instrument: ref<'instrument'>(),
    title: text(),
    kind: choice(sourceKinds, 'press-release'),
    text: text(SOURCE_LENGTH_MAX),
    sha256: text(64),
    fileName: text(),
    language: text(35),
    publishedOn: date(),
    address: text(2_000),
  },
  clause: {
    source: ref<'source'>(),
    exact: text(SOURCE_LENGTH_MAX),
    prefix: text(),
    suffix: text(),
    /** UTF-16 offsets into the source's text. */
    start: wholeNumber(),
    end: wholeNumber(),
  },
  commitment: {
    ref: text(24),
    title: text(),
    description: text(DESCRIPTION_LENGTH_MAX),
    instrument: ref<'instrument'>(),
    items: texts(),
    force: choice(forces, 'agreed'),
    shape: choice(shapes, 'other'),
    condition: text(),
    lead: ref<'party'>(),
    supporting: setOf(isId<'party'>),
    focalPoints: setOf(isId<'focalPoint'>),
    /** Keys of the plan's lists of themes and regions. */
    themes: setOf(isText),
    pillars: setOf((key) => isOneOf(pillars, key)),
    regions: setOf(isText),
    due: date(),
    /** The source's own words for the date: "next year". */
    dueWords: text(),
    /** Null: nothing set yet. */
    lifecycle: optionalChoice(lifecycles),
    order: text(),
  },
  assessment: {
    commitment: ref<'commitment'>(),
    status: choice(assessmentStatuses, 'not-assessed'),
    reason: text(DESCRIPTION_LENGTH_MAX),
    assessedOn: date(),
    /** Name of who set it, as their device knew it; the server's log says who really did. */
    by: text(),
  },
  task: {
    ref: text(24),
    title: text(),
    description: text(DESCRIPTION_LENGTH_MAX),
    parent: ref<'task'>(),
    state: choice(taskStates, 'to-do'),
    lead: ref<'party'>(),
    focalPoints: setOf(isId<'focalPoint'>),
    start: date(),
    due: date(),
    milestone: flag(),
    /** A meeting's own fields; one with any of the three below is a meeting without the flag too (queries/meetings.ts). */
    meeting: flag(),
    place: text(),
    agenda: text(DESCRIPTION_LENGTH_MAX),
    decisions: texts(),
    /** Decisions that need nothing more: under a decision's key its words, which is what the activity then says. */
    settled: texts(),
    /** The meeting before this one, where it is not simply the one before of its commitment. */
    follows: ref<'task'>(),
    /** What it was made from: a decision, an item or a template's step (queries/origins.ts). */
    origin: text(),
    /** The request that it is done for. */
    request: ref<'assistanceRequest'>(),
    order: text(),
  },
  assistanceRequest: {
    state: text(),
    receivedOn: date(),
    themes: setOf(isText),
    commitment: ref<'commitment'>(),
    stage: choice(requestStages, 'received'),
    /** When each stage was reached; the first one's date is `receivedOn`. */
    reachedOn: keyed((stored) => (isPlanDate(stored) ? stored : null)),
  },
  evidence: {
    title: text(),
    address: text(2_000),
    date: date(),
    /** The other party's person who confirmed it; the server's log says who really did. */
    confirmedBy: opaque(),
  },
  taskTemplate: {
    name: text(),
    shape: choice(shapes, 'other'),
    countedFrom: choice(templateAnchors, 'start'),
    /** What is said about a step stands beside it under the step's key, a field for each: two people may edit one step at once. */
    steps: keyed(decodeStep),
    /** Where a step was moved to; until then its own `order` holds. */
    stepOrders: texts(),
    /** Days from day 0 (`countedFrom`) to the day that the step is due; negative before it. */
    stepDays: keyed(decodeStepDays),
    stepRoles: keyed((stored) => (isOneOf(stepRoles, stored) ? stored : null)),
    /** Steps that a request brings when it reaches a stage. */
    stepStages: keyed((stored) => (isOneOf(requestStages, stored) ? stored : null)),
    /** Steps that make a meeting of their task; the value is the step's title. */
    stepMeetings: texts(),
    order: text(),
  },
  /** What somebody decided on a collision, for everybody (shared/review). */
  collisionDecision: {
    /** The collision's id. */
    collision: text(120),
    choice: choice(collisionChoices, 'leave'),
    reason: text(DESCRIPTION_LENGTH_MAX),
    /** Name of who decided, as their device knew it; the server's log says who really did. */
    by: text(),
  },
} as const

export type RecordKind = keyof typeof recordTables
export const recordKinds = Object.keys(recordTables) as RecordKind[]

/** Every record also says when its device made it, and whether it is archived (nothing is deleted). */
export interface RecordBase<Kind extends RecordKind> {
  readonly id: Id<Kind>
  /** ISO instant by the device's clock. */
  readonly createdAt: string
  readonly archivedAt: string | null
}

export type RecordOf<Kind extends RecordKind> = RecordBase<Kind> & FieldValues<(typeof recordTables)[Kind]>
export type FieldName<Kind extends RecordKind> = string & keyof (typeof recordTables)[Kind]

export type Party = RecordOf<'party'>
export type FocalPoint = RecordOf<'focalPoint'>
export type Instrument = RecordOf<'instrument'>
export type Source = RecordOf<'source'>
export type Clause = RecordOf<'clause'>
export type Commitment = RecordOf<'commitment'>
export type Assessment = RecordOf<'assessment'>
export type Task = RecordOf<'task'>
export type AssistanceRequest = RecordOf<'assistanceRequest'>
export type Evidence = RecordOf<'evidence'>
export type TaskTemplate = RecordOf<'taskTemplate'>
export type CollisionDecision = RecordOf<'collisionDecision'>

export interface Signatory {
  readonly name: string
  readonly title: string
}

function decodeSignatory(stored: unknown): Signatory | null {
  if (typeof stored !== 'object' || stored === null) return null
  const { name, title } = stored as Partial<Signatory>
  return typeof name === 'string' ? { name, title: typeof title === 'string' ? title : '' } : null
}

function isText(key: string): key is string {
  return key !== ''
}
