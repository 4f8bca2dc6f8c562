import type { ActivityGroup } from '../../../shared/review/groupActivity.ts'
import { statementsOf, type Statement } from '../../activity/statements.ts'

export interface PersonsChanges {
  readonly by: string
  /** The latest first. */
  readonly changes: readonly { readonly id: string; readonly at: number; readonly statement: Statement }[]
  /** When the server received the first and the last one, in milliseconds since 1970. */
  readonly from: number
  readonly to: number
}

/** Who did what, in the order of their latest changes. */
export function byPerson(groups: readonly ActivityGroup[]): PersonsChanges[] {
  const people = new Map<string, ActivityGroup[]>()
  for (const group of groups) people.set(group.by, [...(people.get(group.by) ?? []), group])
  return [...people].map(([by, own]) => ({
    by,
    changes: own.flatMap((group) => statementsOf(group).map((statement, index) => ({ id: `${group.id}/${index}`, at: group.at, statement }))),
    from: Math.min(...own.map(({ at }) => at)),
    to: Math.max(...own.map(({ at }) => at)),
  }))
}
