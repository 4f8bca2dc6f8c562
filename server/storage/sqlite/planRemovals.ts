import type { Database } from 'better-sqlite3'
import type { PlanId } from '../../../shared/ids.ts'

/** How long a removed plan can be kept after all: a month has everybody's holidays in it. */
export const REMOVAL_GRACE_MS = 30 * 24 * 60 * 60 * 1000

export interface PlanRemoval {
  readonly planId: PlanId
  /** As it was given when the plan was made. */
  readonly title: string
  /** Milliseconds since 1970: from then on it is gone. */
  readonly removesAt: number
}

/** Plans on their way out. One that is marked is there for its coordinators alone, and only to be kept. */
export interface PlanRemovals {
  /** Null also for a plan that does not exist any more. */
  find(planId: string): PlanRemoval | null
  mark(planId: PlanId, removal: { readonly askedBy: string | null; readonly askedAt: number; readonly removesAt: number }): void
  unmark(planId: PlanId): void
  /** Those that this person may keep. */
  ofCoordinator(userId: string): readonly PlanRemoval[]
  all(): readonly PlanRemoval[]
  /** Plans whose time is over, also those whose removal was interrupted. */
  due(now: number): readonly PlanId[]
  /** Takes the plan from everybody, with all that leads to it. Its log is not touched, and it stays due. */
  takeFromPeople(planId: PlanId): void
}

const marked = `
  SELECT plans.id AS planId, plans.title, plan_removals.removes_at AS removesAt
  FROM plan_removals JOIN plans ON plans.id = plan_removals.plan_id
`

export function createPlanRemovals(database: Database): PlanRemovals {
  const find = database.prepare<[string], PlanRemoval>(`${marked} WHERE plan_id = ?`)
  const all = database.prepare<[], PlanRemoval>(`${marked} ORDER BY removes_at, plan_id`)
  const ofCoordinator = database.prepare<[string], PlanRemoval>(`
    ${marked} JOIN memberships ON memberships.plan_id = plans.id AND memberships.role = 'coordinator'
    WHERE memberships.user_id = ? ORDER BY removes_at, plans.id
  `)
  const due = database.prepare<[number], PlanId>('SELECT plan_id FROM plan_removals WHERE removes_at <= ? ORDER BY removes_at, plan_id').pluck()
  const mark = database.prepare<[string, string | null, number, number]>('INSERT INTO plan_removals (plan_id, asked_by, asked_at, removes_at) VALUES (?, ?, ?, ?)')
  const unmark = database.prepare<[string]>('DELETE FROM plan_removals WHERE plan_id = ?')
  const parts = ['DELETE FROM sign_in_links WHERE plan_id = ?', 'DELETE FROM memberships WHERE plan_id = ?', 'DELETE FROM plans WHERE id = ?'].map((sql) => database.prepare<[string]>(sql))
  return {
    find: (planId) => find.get(planId) ?? null,
    mark: (planId, { askedBy, askedAt, removesAt }) => void mark.run(planId, askedBy, askedAt, removesAt),
    unmark: (planId) => void unmark.run(planId),
    ofCoordinator: (userId) => ofCoordinator.all(userId),
    all: () => all.all(),
    due: (now) => due.all(now),
    takeFromPeople: (planId) => parts.forEach((part) => part.run(planId)),
  }
}
