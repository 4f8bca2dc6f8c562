import type { PlanId } from '../shared/ids.ts'
import { formatPlace, subjectOf, type ActivityEntry, type ActivityPage, type ActivityPerson, type ActivityPlace } from '../shared/review/activityEntry.ts'
import type { DerivedData } from './projections/derivedData.ts'
import type { Accounts } from './storage/sqlite/accounts.ts'
import type { LogReader } from './storage/sqlite/logReader.ts'
import type { Memberships } from './storage/sqlite/memberships.ts'
import { SERVER_CONNECTION, type Author } from './storage/UpdateLog.ts'

/** Who changed what in a plan, by the server's log. */
export interface PlanActivity {
  page(planId: PlanId, wanted: WantedActivity): ActivityPage
}

/** Empty lists and nulls ask for everything. */
export interface WantedActivity {
  readonly people: readonly string[]
  /** Not what this user wrote. */
  readonly except: string | null
  readonly records: readonly string[]
  /** Of what an entry is about; `plan` for the plan's own fields. */
  readonly kinds: readonly string[]
  /** Server time in milliseconds since 1970: from the first instant to before the second. */
  readonly from: number | null
  readonly to: number | null
  readonly afterSeq: number
  readonly before: ActivityPlace | null
  readonly limit: number
}

export interface PlanActivityParts {
  readonly derived: Pick<DerivedData, 'activityPageOf' | 'progressOf'>
  readonly log: Pick<LogReader, 'epoch' | 'authors' | 'seq'>
  readonly memberships: Pick<Memberships, 'ofPlan'>
  readonly accounts: Pick<Accounts, 'findById'>
}

export function createPlanActivity({ derived, log, memberships, accounts }: PlanActivityParts): PlanActivity {
  const people = (planId: PlanId, userIds: Iterable<string>): ActivityPerson[] => {
    const members = new Map(memberships.ofPlan(planId).map(({ userId, name }) => [userId, name]))
    return [...new Set(userIds)]
      .map((userId) => ({ userId, name: members.get(userId) ?? accounts.findById(userId)?.name ?? '', isMember: members.has(userId) }))
      .sort((a, b) => a.name.localeCompare(b.name))
  }

  return {
    page(planId, { people: wantedPeople, except, records, kinds, ...rest }) {
      const authors = log.authors(planId)
      // The log knows who writes under a clientID; whoever brought it stands in only where it does not.
      const authorOf = ({ clientId, userId }: { clientId: number | null; userId: string }): Author =>
        (clientId === null ? undefined : authors.get(clientId)) ?? { userId, isRelayed: false }
      // How far first: what is derived between the two readings is then in the entries, never missing from them.
      const { seq: upTo } = derived.progressOf(planId)
      const { entries, older } = derived.activityPageOf(planId, {
        ...rest,
        records: records.length === 0 ? null : records,
        fits: (head) => {
          const by = authorOf(head).userId
          return (wantedPeople.length === 0 || wantedPeople.includes(by)) && by !== except
            && (kinds.length === 0 || kinds.includes(subjectOf(head)?.kind ?? ''))
        },
      })
      const told = entries.map(({ clientId, userId, connectionId, madeBeforeSync, ...entry }): ActivityEntry => {
        const { userId: by, isRelayed } = authorOf({ clientId, userId })
        // The server was never out of step with itself.
        return { ...entry, madeBeforeSync: madeBeforeSync && connectionId !== SERVER_CONNECTION, by, relayedBy: isRelayed || by !== userId ? userId : null }
      })
      return {
        epoch: log.epoch,
        upTo,
        isBehind: upTo < log.seq(planId),
        entries: told,
        older: older && formatPlace(older),
        people: people(planId, [...[...authors.values()].map(({ userId }) => userId), ...told.flatMap(({ by, relayedBy }) => [by, relayedBy ?? by])]),
      }
    },
  }
}
