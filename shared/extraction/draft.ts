import type { Clause } from './clauses.ts'
import type { Judgement } from './judgement.ts'
import type { Range } from './sentences.ts'

/** A proposal in the making; all places are in the folded text. */
export interface Draft extends Judgement, Range {
  readonly rule: string
  readonly trigger: Range
  /** Where the words of the act begin: behind the governing predicate. */
  readonly complementStart: number
  readonly subject: string
  readonly items: readonly Range[]
  /** A due date or actors from other cells of a table row. */
  readonly aside?: Range
}

/** Where the words of the act begin: behind the predicate, or with it when the act itself is the predicate. */
export function actStart(clause: Clause): number {
  const { rule, start, end } = clause.trigger
  return rule.rule === 'plain-present' && end - start > 3 ? start : end
}

/** A judged clause as a draft; `offset` is the sentence's folded place. */
export function draftOf(clause: Clause, judgement: Judgement, offset: number, items: readonly Range[]): Draft {
  return {
    ...judgement,
    start: offset + clause.start,
    end: offset + clause.end,
    rule: clause.trigger.rule.rule,
    trigger: { start: offset + clause.trigger.start, end: offset + clause.trigger.end },
    complementStart: offset + actStart(clause),
    subject: clause.subject,
    items: items.map((item) => ({ start: offset + item.start, end: offset + item.end })),
  }
}
