import type { Id } from '../ids.ts'
import { ok, refused, type Result } from '../result.ts'
import { addCommitment, clauseFields } from './commitments.ts'
import { transact, type CommandContext, type CommandProblem } from './transact.ts'

export interface Selection {
  readonly source: Id<'source'>
  /** UTF-16 offsets into the source's text; the end is exclusive. */
  readonly start: number
  readonly end: number
}

/** Marks words of a source as a clause of a commitment that exists. */
export function addClause(context: CommandContext, selection: Selection, commitment: Id<'commitment'>): Result<Id<'clause'>, CommandProblem> {
  const plan = context.plan()
  const text = plan.records.source.get(selection.source)?.text
  if (text === undefined || !plan.records.commitment.has(commitment)) return refused('record-missing')
  if (!isInside(text, selection)) return refused('value-invalid')
  return ok(transact(context, 'add-clause', (write) => {
    const clause = write.create('clause', clauseFields(selection.source, text, selection.start, selection.end))
    write.link('commitmentClause', commitment, clause, 'whole')
    return clause
  }))
}

/** A new commitment that rests on the selected words, as one step. */
export function commitmentFromSelection(context: CommandContext, selection: Selection, title: string): Result<Id<'commitment'>, CommandProblem> {
  const source = context.plan().records.source.get(selection.source)
  if (!source) return refused('record-missing')
  if (!isInside(source.text, selection)) return refused('value-invalid')
  return asOneStep(context, 'commitment-from-selection', (inner) => {
    const made = addCommitment(inner, { title, instrument: source.instrument })
    if (!made.ok) return made
    transact(inner, 'add-clause', (write) => {
      const clause = write.create('clause', clauseFields(source.id, source.text, selection.start, selection.end))
      write.link('commitmentClause', made.value, clause, 'whole')
    })
    return made
  })
}

/** Unlinks a clause from a commitment; the words stay marked for others that rest on them. */
export function removeClause(context: CommandContext, clause: Id<'clause'>, commitment: Id<'commitment'>): Result<void, CommandProblem> {
  const plan = context.plan()
  if (!plan.records.clause.has(clause) || !plan.records.commitment.has(commitment)) return refused('record-missing')
  transact(context, 'remove-clause', (write) => write.link('commitmentClause', commitment, clause, null))
  return ok(undefined)
}

/** Several commands in one transaction and one step of undo. The outer transaction makes them one update. */
export function asOneStep<Value>(context: CommandContext, name: string, work: (inner: CommandContext) => Value): Value {
  const changes: Parameters<NonNullable<CommandContext['done']>>[0]['changes'][number][] = []
  const inner: CommandContext = { ...context, done: (command) => changes.push(...command.changes) }
  const value = context.doc.transact(() => work(inner), context.origin)
  if (changes.length > 0) context.done?.({ name, changes })
  return value
}

function isInside(text: string, { start, end }: Selection): boolean {
  return Number.isSafeInteger(start) && Number.isSafeInteger(end) && start >= 0 && start < end && end <= text.length
}
