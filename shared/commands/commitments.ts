import type { Id } from '../ids.ts'
import { clausesOf } from '../queries/clauses.ts'
import { byOrder } from '../queries/order.ts'
import { originIndex, originText, tasksFrom } from '../queries/origins.ts'
import { nextRef, nextRefs } from '../queries/refs.ts'
import { ok, refused, type Result } from '../result.ts'
import type { PlanRecords } from '../schema/decode.ts'
import { DESCRIPTION_LENGTH_MAX, isOneOf, TITLE_LENGTH_MAX } from '../schema/fields.ts'
import { isPlanDate, type PlanDate } from '../schema/planDate.ts'
import type { Commitment } from '../schema/records.ts'
import { assessmentStatuses, type AssessmentStatus } from '../schema/words.ts'
import type { ItemDescription } from '../extraction/describeItem.ts'
import { placeAt, writeRekeyed } from './placement.ts'
import { transact, type CommandContext, type CommandProblem } from './transact.ts'

type CommitmentId = Id<'commitment'>

/** Prefix of refs where a commitment has no instrument, or its instrument no prefix. */
export const COMMITMENT_PREFIX = 'C'

export function addCommitment(
  context: CommandContext, input: { readonly title: string; readonly instrument: Id<'instrument'> | null; readonly clauses?: readonly Id<'clause'>[] },
): Result<CommitmentId, CommandProblem> {
  const plan = context.plan()
  const title = input.title.trim()
  if (title === '') return refused('text-empty')
  if (title.length > TITLE_LENGTH_MAX) return refused('text-too-long')
  if (input.instrument !== null && !plan.records.instrument.has(input.instrument)) return refused('record-missing')
  if (input.clauses?.some((clause) => !plan.records.clause.has(clause))) return refused('record-missing')
  const siblings = commitmentsOf(plan, input.instrument)
  const placement = placeAt(siblings, siblings.length, 1)
  return ok(transact(context, 'add-commitment', (write) => {
    writeRekeyed(write, 'commitment', placement)
    const ref = nextRef(plan, prefixOf(plan, input.instrument))
    const id = write.create('commitment', { ref, title, instrument: input.instrument, order: placement.keys[0]! })
    for (const clause of input.clauses ?? []) write.link('commitmentClause', id, clause, 'whole')
    return id
  }))
}

/** Moves a commitment before another one (null: to the end), into that instrument. Its ref stays. */
export function moveCommitment(
  context: CommandContext, id: CommitmentId, place: { readonly instrument: Id<'instrument'> | null; readonly before: CommitmentId | null },
): Result<void, CommandProblem> {
  const plan = context.plan()
  if (!plan.records.commitment.has(id)) return refused('record-missing')
  if (place.instrument !== null && !plan.records.instrument.has(place.instrument)) return refused('record-missing')
  const siblings = commitmentsOf(plan, place.instrument).filter((sibling) => sibling.id !== id)
  const index = siblings.findIndex((sibling) => sibling.id === place.before)
  const placement = placeAt(siblings, index < 0 ? siblings.length : index, 1)
  transact(context, 'move-commitment', (write) => {
    writeRekeyed(write, 'commitment', placement)
    write.set('commitment', id, 'order', placement.keys[0]!)
    write.set('commitment', id, 'instrument', place.instrument)
  })
  return ok(undefined)
}

/** A dated judgement with its reason. Append-only: a new one never replaces an old one. */
export function assess(
  context: CommandContext, commitment: CommitmentId,
  input: { readonly status: AssessmentStatus; readonly reason: string; readonly assessedOn: PlanDate; readonly by: string },
): Result<Id<'assessment'>, CommandProblem> {
  if (!context.plan().records.commitment.has(commitment)) return refused('record-missing')
  if (!isOneOf(assessmentStatuses, input.status) || !isPlanDate(input.assessedOn)) return refused('value-invalid')
  if (input.reason.length > DESCRIPTION_LENGTH_MAX) return refused('text-too-long')
  return ok(transact(context, 'assess', (write) => write.create('assessment', { commitment, ...input })))
}

/**
 * Makes one commitment per item of an enumeration. The stem's clauses are
 * shared, each item gets a clause of its own where its words stand in one of
 * them; tasks that were made from an item go on with its commitment. The original
 * is archived, so that the step can be taken back.
 */
export function splitIntoItems(context: CommandContext, id: CommitmentId, describe: (item: string) => ItemDescription): Result<readonly CommitmentId[], CommandProblem> {
  const plan = context.plan()
  const original = plan.records.commitment.get(id)
  if (!original) return refused('record-missing')
  if (original.items.length < 2) return refused('nothing-to-do')
  const items = itemsInOrder(plan, original)
  const origins = originIndex(plan)
  const known = new Set(plan.meta.themes.map(({ key }) => key))
  const siblings = commitmentsOf(plan, original.instrument)
  const placement = placeAt(siblings, siblings.findIndex((sibling) => sibling.id === id) + 1, items.length)
  const refs = nextRefs(plan, prefixOf(plan, original.instrument), items.length)
  return ok(transact(context, 'split-into-items', (write) => {
    writeRekeyed(write, 'commitment', placement)
    const made = items.map((item, index) => {
      const { title, themes, shape } = describe(item.text)
      const commitment = write.create('commitment', {
        ...copiedFields(original), ref: refs[index]!, title: title.slice(0, TITLE_LENGTH_MAX), shape: shape ?? original.shape, order: placement.keys[index]!,
        ...Object.fromEntries(themes.filter((theme) => known.has(theme)).map((theme) => [`themes/${theme}`, true])),
      })
      for (const task of tasksFrom(plan, origins, originText({ id, field: 'items', key: item.key }))) {
        if (task.parent === null) write.link('taskCommitment', task.id, commitment, true)
      }
      if (!item.place) for (const { clause, part } of clausesOf(plan, id)) write.link('commitmentClause', commitment, clause.id, part)
      else {
        const { within, start } = item.place
        const source = within.source === null ? '' : (plan.records.source.get(within.source)?.text ?? '')
        const stem = write.create('clause', clauseFields(within.source, source, within.start, firstItemStart(items, within.id)))
        const own = write.create('clause', clauseFields(within.source, source, start, start + item.text.length))
        write.link('commitmentClause', commitment, stem, 'stem')
        write.link('commitmentClause', commitment, own, 'item')
      }
      return commitment
    })
    write.set('commitment', id, 'archivedAt', context.now())
    return made
  }))
}

/** The shown commitments of one instrument, in order. */
export function commitmentsOf(plan: PlanRecords, instrument: Id<'instrument'> | null): Commitment[] {
  return [...plan.records.commitment.values()].filter((it) => it.archivedAt === null && it.instrument === instrument).sort(byOrder)
}

export function prefixOf(plan: PlanRecords, instrument: Id<'instrument'> | null): string {
  const prefix = instrument === null ? '' : (plan.records.instrument.get(instrument)?.prefix ?? '')
  return prefix === '' ? COMMITMENT_PREFIX : prefix
}

/** A clause's stored fields; prefix and suffix find it again if a text's offsets should ever differ. */
export function clauseFields(source: Id<'source'> | null, text: string, start: number, end: number) {
  const exact = text.slice(start, end)
  return { source, exact, start, end, prefix: text.slice(Math.max(0, start - CONTEXT_LENGTH), start), suffix: text.slice(end, end + CONTEXT_LENGTH) }
}

/** As in the W3C annotation model: 32 units of context make a repeated phrase unique in practice. */
const CONTEXT_LENGTH = 32

export interface PlacedItem {
  readonly key: string
  readonly text: string
  readonly place: { readonly within: ReturnType<typeof clausesOf>[number]['clause']; readonly start: number } | null
}

/** A commitment's items as its source has them; those that are not in its clauses last. */
export function itemsInOrder(plan: PlanRecords, commitment: Commitment): PlacedItem[] {
  const clauses = clausesOf(plan, commitment.id).map(({ clause }) => clause)
  const placed = commitment.items.map(({ key, value }): PlacedItem => {
    const within = clauses.find((clause) => clause.exact.includes(value))
    return { key, text: value, place: within ? { within, start: within.start + within.exact.indexOf(value) } : null }
  })
  return placed.sort((a, b) => (a.place?.start ?? Infinity) - (b.place?.start ?? Infinity) || 0)
}

/** The stem ends where the first item of its clause begins. */
function firstItemStart(items: readonly PlacedItem[], clauseId: string): number {
  return Math.min(...items.flatMap((item) => (item.place?.within.id === clauseId ? [item.place.start] : [])))
}

function copiedFields(original: Commitment): Record<string, string | true | null> {
  const copied: Record<string, string | true | null> = {
    instrument: original.instrument, force: original.force, shape: original.shape, condition: original.condition || null,
    lead: original.lead, due: original.due, dueWords: original.dueWords || null,
  }
  for (const name of ['supporting', 'focalPoints', 'pillars', 'regions'] as const) {
    for (const key of original[name]) copied[`${name}/${key}`] = true
  }
  return copied
}
