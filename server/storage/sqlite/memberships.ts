import type { Database } from 'better-sqlite3'
import type { PlanId } from '../../../shared/ids.ts'
import type { Role } from '../../../shared/permissions/can.ts'

export interface Membership {
  readonly planId: PlanId
  readonly userId: string
  /** As the plan's coordinator calls this person. */
  readonly name: string
  /** The organisation that this person speaks for; empty when nobody said. */
  readonly party: string
  readonly role: Role
}

export interface Member extends Membership {
  readonly email: string
}

export interface MembershipChange {
  readonly seq: number
  readonly planId: PlanId
  readonly userId: string
}

/** Who belongs to which plan. Each write also leaves a row in `membership_changes`. */
export interface Memberships {
  find(planId: string, userId: string): Membership | null
  ofPlan(planId: PlanId): readonly Member[]
  coordinatorCount(planId: PlanId): number
  /** Whether every plan of this account is one that the other coordinates; also when it has none. */
  coordinatesAllPlansOf(coordinatorId: string, userId: string): boolean
  save(membership: Membership, at: number): void
  remove(planId: PlanId, userId: string): void
  /** The number of the latest change. */
  lastChange(): number
  /** Who was added, changed or removed after that change, by whatever process; each person once per plan. */
  changedSince(seq: number): readonly MembershipChange[]
}

export function createMemberships(database: Database): Memberships {
  const find = database.prepare<[string, string], Membership>(
    'SELECT plan_id AS planId, user_id AS userId, name, party, role FROM memberships WHERE plan_id = ? AND user_id = ?',
  )
  const ofPlan = database.prepare<[string], Member>(`
    SELECT plan_id AS planId, user_id AS userId, memberships.name, party, role, user.email
    FROM memberships JOIN user ON user.id = memberships.user_id WHERE plan_id = ? ORDER BY added_at, user_id
  `)
  const coordinatorCount = database.prepare<[string], number>("SELECT count(*) FROM memberships WHERE plan_id = ? AND role = 'coordinator'").pluck()
  const plansBeyond = database
    .prepare<[string, string], number>(`
      SELECT count(*) FROM memberships AS theirs WHERE user_id = ? AND NOT EXISTS
        (SELECT 1 FROM memberships AS own WHERE own.plan_id = theirs.plan_id AND own.user_id = ? AND own.role = 'coordinator')
    `)
    .pluck()
  const save = database.prepare<[string, string, string, string, string, number]>(`
    INSERT INTO memberships (plan_id, user_id, name, party, role, added_at) VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (plan_id, user_id) DO UPDATE SET name = excluded.name, party = excluded.party, role = excluded.role
  `)
  const remove = database.prepare<[string, string]>('DELETE FROM memberships WHERE plan_id = ? AND user_id = ?')
  const lastChange = database.prepare<[], number>('SELECT coalesce(max(seq), 0) FROM membership_changes').pluck()
  const changedSince = database.prepare<[number], MembershipChange>(
    'SELECT max(seq) AS seq, plan_id AS planId, user_id AS userId FROM membership_changes WHERE seq > ? GROUP BY plan_id, user_id ORDER BY seq',
  )
  return {
    find: (planId, userId) => find.get(planId, userId) ?? null,
    ofPlan: (planId) => ofPlan.all(planId),
    coordinatorCount: (planId) => coordinatorCount.get(planId) ?? 0,
    coordinatesAllPlansOf: (coordinatorId, userId) => plansBeyond.get(userId, coordinatorId) === 0,
    save: ({ planId, userId, name, party, role }, at) => void save.run(planId, userId, name, party, role, at),
    remove: (planId, userId) => void remove.run(planId, userId),
    lastChange: () => lastChange.get() ?? 0,
    changedSince: (seq) => changedSince.all(seq),
  }
}
