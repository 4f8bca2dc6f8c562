import type { Database } from 'better-sqlite3'
import type { PlanId } from '../../../shared/ids.ts'

export interface StoredSignInLink {
  readonly tokenHash: string
  readonly userId: string
  /** Where the link leads; null: to Home. */
  readonly planId: PlanId | null
  /** Milliseconds since 1970, as all times here. */
  readonly expiresAt: number
  readonly firstUsedAt: number | null
}

export interface StoredSignInLinks {
  find(tokenHash: string): StoredSignInLink | null
  add(link: Omit<StoredSignInLink, 'firstUsedAt'>): void
  /** Keeps the earliest time when called again. */
  markUsed(tokenHash: string, at: number): void
  hasBeenUsedBy(userId: string): boolean
  /** Forgets this person's links to this plan that nobody has used. */
  removeUnused(userId: string, planId: PlanId): void
  removeUnusedExpiredBefore(at: number): void
}

export function createStoredSignInLinks(database: Database): StoredSignInLinks {
  const find = database.prepare<[string], StoredSignInLink>(`
    SELECT token_hash AS tokenHash, user_id AS userId, plan_id AS planId, expires_at AS expiresAt, first_used_at AS firstUsedAt
    FROM sign_in_links WHERE token_hash = ?
  `)
  const insert = database.prepare<[string, string, string | null, number]>(
    'INSERT INTO sign_in_links (token_hash, user_id, plan_id, expires_at) VALUES (?, ?, ?, ?)',
  )
  const markUsed = database.prepare<[number, string]>('UPDATE sign_in_links SET first_used_at = ? WHERE token_hash = ? AND first_used_at IS NULL')
  const usedCount = database.prepare<[string], number>('SELECT count(*) FROM sign_in_links WHERE user_id = ? AND first_used_at IS NOT NULL').pluck()
  const removeUnused = database.prepare<[string, string]>('DELETE FROM sign_in_links WHERE user_id = ? AND plan_id = ? AND first_used_at IS NULL')
  const removeExpired = database.prepare<[number]>('DELETE FROM sign_in_links WHERE expires_at < ? AND first_used_at IS NULL')
  return {
    find: (tokenHash) => find.get(tokenHash) ?? null,
    add: ({ tokenHash, userId, planId, expiresAt }) => void insert.run(tokenHash, userId, planId, expiresAt),
    markUsed: (tokenHash, at) => void markUsed.run(at, tokenHash),
    hasBeenUsedBy: (userId) => (usedCount.get(userId) ?? 0) > 0,
    removeUnused: (userId, planId) => void removeUnused.run(userId, planId),
    removeUnusedExpiredBefore: (at) => void removeExpired.run(at),
  }
}
