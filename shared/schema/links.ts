import { isId, type Id } from '../ids.ts'
import { isOneOf } from './fields.ts'
import type { RecordKind } from './records.ts'
import { clauseParts, instrumentRelations, type ClausePart, type InstrumentRelation } from './words.ts'

/**
 * Links between records: entries `from|to` in a root of their own, so that two
 * people who link at the same time both keep their link. Null is unlinked.
 */
export interface LinkTable<From extends RecordKind, To extends RecordKind, Value> {
  readonly from: From
  readonly to: readonly To[]
  readonly decode: (stored: unknown) => Value | null
}

/** Ten years; what is longer is no plan, and days far outside of it would be no dates. */
export const LAG_DAYS_MAX = 3_650

export const linkTables = {
  /** Which clauses a commitment rests on. */
  commitmentClause: link('commitment', ['clause'], (stored): ClausePart | null => (isOneOf(clauseParts, stored) ? stored : null)),
  /** Which commitments a task works towards. */
  taskCommitment: link('task', ['commitment'], decodeTrue),
  /** Finish-to-start: the first task waits for the second; the value is the lag in days, negative for a lead. */
  taskDependency: link('task', ['task'], decodeLag),
  instrumentRelation: link('instrument', ['instrument'], (stored): InstrumentRelation | null => (isOneOf(instrumentRelations, stored) ? stored : null)),
  evidenceSupport: link('evidence', ['commitment', 'task', 'assistanceRequest'], decodeTrue),
} as const

export type LinkKind = keyof typeof linkTables
export const linkKinds = Object.keys(linkTables) as LinkKind[]

export type LinkFrom<Kind extends LinkKind> = Id<(typeof linkTables)[Kind]['from']>
export type LinkTo<Kind extends LinkKind> = Id<(typeof linkTables)[Kind]['to'][number]>
export type LinkValue<Kind extends LinkKind> = NonNullable<ReturnType<(typeof linkTables)[Kind]['decode']>>

export interface Link<Kind extends LinkKind> {
  readonly from: LinkFrom<Kind>
  readonly to: LinkTo<Kind>
  readonly value: LinkValue<Kind>
}

export function linkKey(from: string, to: string): string {
  return `${from}|${to}`
}

export function parseLinkKey(key: string): { readonly from: string; readonly to: string } | null {
  const [from, to, rest] = key.split('|')
  return isId(from) && isId(to) && rest === undefined ? { from, to } : null
}

function link<From extends RecordKind, To extends RecordKind, Value>(
  from: From, to: readonly To[], decode: (stored: unknown) => Value | null,
): LinkTable<From, To, Value> {
  return { from, to, decode }
}

/** What a foreign client wrote beyond the bounds reads as the bound: the tasks still wait for each other. */
function decodeLag(stored: unknown): number | null {
  if (!Number.isSafeInteger(stored)) return null
  return Math.max(-LAG_DAYS_MAX, Math.min(LAG_DAYS_MAX, stored as number))
}

function decodeTrue(stored: unknown): true | null {
  return stored === true ? true : null
}
