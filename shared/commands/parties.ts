import type { Id } from '../ids.ts'
import { byOrder } from '../queries/order.ts'
import { ok, refused, type Result } from '../result.ts'
import { TITLE_LENGTH_MAX } from '../schema/fields.ts'
import { instrumentTypes, partyKinds, type InstrumentRelation, type InstrumentType, type PartyKind } from '../schema/words.ts'
import { placeAt } from './placement.ts'
import { transact, type CommandContext, type CommandProblem } from './transact.ts'

export function addParty(
  context: CommandContext, input: { readonly name: string; readonly shortName: string; readonly kind: PartyKind },
): Result<Id<'party'>, CommandProblem> {
  const problem = checkName(input.name) ?? (partyKinds.includes(input.kind) ? null : 'value-invalid')
  if (problem) return refused(problem)
  return ok(transact(context, 'add-party', (write) => write.create('party', { ...input, name: input.name.trim(), shortName: input.shortName.trim() })))
}

/** A person by name, or a function ("OSCE focal point"). */
export function addFocalPoint(context: CommandContext, input: { readonly name: string; readonly party: Id<'party'> | null }): Result<Id<'focalPoint'>, CommandProblem> {
  const problem = checkName(input.name)
  if (problem) return refused(problem)
  if (input.party !== null && !context.plan().records.party.has(input.party)) return refused('record-missing')
  return ok(transact(context, 'add-focal-point', (write) => write.create('focalPoint', { name: input.name.trim(), party: input.party })))
}

export function addInstrument(
  context: CommandContext, input: { readonly type: InstrumentType; readonly title: string; readonly prefix: string },
): Result<Id<'instrument'>, CommandProblem> {
  const problem = checkName(input.title) ?? (instrumentTypes.includes(input.type) ? null : 'value-invalid')
  if (problem) return refused(problem)
  const siblings = [...context.plan().records.instrument.values()].filter((it) => it.archivedAt === null).sort(byOrder)
  const order = placeAt(siblings, siblings.length, 1).keys[0]!
  return ok(transact(context, 'add-instrument', (write) => write.create('instrument', { ...input, title: input.title.trim(), order })))
}

/** How one instrument relates to another; null takes the relation back. */
export function relateInstruments(
  context: CommandContext, from: Id<'instrument'>, to: Id<'instrument'>, relation: InstrumentRelation | null,
): Result<void, CommandProblem> {
  const { instrument } = context.plan().records
  if (!instrument.has(from) || !instrument.has(to)) return refused('record-missing')
  if (from === to) return refused('value-invalid')
  transact(context, 'relate-instruments', (write) => write.link('instrumentRelation', from, to, relation))
  return ok(undefined)
}

function checkName(name: string): CommandProblem | null {
  if (name.trim() === '') return 'text-empty'
  return name.length > TITLE_LENGTH_MAX ? 'text-too-long' : null
}
