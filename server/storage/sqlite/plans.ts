import type { Database } from 'better-sqlite3'
import type { PlanId } from '../../../shared/ids.ts'
import type { Role } from '../../../shared/permissions/can.ts'

export interface NewPlan {
  readonly id: PlanId
  readonly title: string
  readonly createdBy: string
  /** Milliseconds since 1970. */
  readonly createdAt: number
}

export interface PlanOfUser {
  readonly id: PlanId
  readonly title: string
  readonly role: Role
}

export interface Plans {
  add(plan: NewPlan): void
  exists(planId: string): boolean
  /** In the order in which they were made, without those that are being removed. */
  ofUser(userId: string): readonly PlanOfUser[]
}

export function createPlans(database: Database): Plans {
  const insert = database.prepare<[string, string, string, number]>('INSERT INTO plans (id, title, created_by, created_at) VALUES (?, ?, ?, ?)')
  const count = database.prepare<[string], number>('SELECT count(*) FROM plans WHERE id = ?').pluck()
  const ofUser = database.prepare<[string], PlanOfUser>(`
    SELECT plans.id, plans.title, memberships.role FROM memberships JOIN plans ON plans.id = memberships.plan_id
    WHERE memberships.user_id = ? AND plans.id NOT IN (SELECT plan_id FROM plan_removals) ORDER BY plans.created_at, plans.id
  `)
  return {
    add: ({ id, title, createdBy, createdAt }) => void insert.run(id, title, createdBy, createdAt),
    exists: (planId) => count.get(planId) === 1,
    ofUser: (userId) => ofUser.all(userId),
  }
}
