import type { Database } from 'better-sqlite3'

/** A person's login, in better-auth's table. */
export interface Account {
  readonly id: string
  readonly name: string
  /** In lower case. */
  readonly email: string
}

export interface Accounts {
  findByEmail(email: string): Account | null
  findById(id: string): Account | null
  /** The oldest account; null before the first start has made it. */
  first(): Account | null
}

/** Reads accounts; better-auth writes them (see `server/auth/auth.ts`). Its tables must exist. */
export function createAccounts(database: Database): Accounts {
  const findByEmail = database.prepare<[string], Account>('SELECT id, name, email FROM user WHERE email = ?')
  const findById = database.prepare<[string], Account>('SELECT id, name, email FROM user WHERE id = ?')
  const first = database.prepare<[], Account>('SELECT id, name, email FROM user ORDER BY createdAt, id LIMIT 1')
  return {
    findByEmail: (email) => findByEmail.get(email.toLowerCase()) ?? null,
    findById: (id) => findById.get(id) ?? null,
    first: () => first.get() ?? null,
  }
}
