import type { Database } from 'better-sqlite3'
import type { Id, PlanId } from '../../../shared/ids.ts'

/** A place in a plan's log that somebody gave a name. */
export interface NamedVersion {
  readonly id: Id<'version'>
  readonly planId: PlanId
  /** The version is the document after this row. */
  readonly seq: number
  /** When the row was stored, and when it was named: milliseconds since 1970. */
  readonly at: number
  readonly namedAt: number
  readonly name: string
  readonly namedBy: string
  /** As the plan called this person when they named it. */
  readonly namedByName: string
}

export interface NamedVersions {
  /** In the order of the log. */
  ofPlan(planId: PlanId): readonly NamedVersion[]
  find(planId: PlanId, id: string): NamedVersion | null
  count(planId: PlanId): number
  isTaken(planId: PlanId, name: string): boolean
  /** Throws when the plan has this name already; so does `rename`. */
  add(version: NamedVersion): void
  rename(id: Id<'version'>, name: string): void
  remove(id: Id<'version'>): void
}

const columns = 'id, plan_id AS planId, seq, at, named_at AS namedAt, name, named_by AS namedBy, named_by_name AS namedByName'

export function createNamedVersions(database: Database): NamedVersions {
  const ofPlan = database.prepare<[string], NamedVersion>(`SELECT ${columns} FROM named_versions WHERE plan_id = ? ORDER BY seq, named_at, id`)
  const find = database.prepare<[string, string], NamedVersion>(`SELECT ${columns} FROM named_versions WHERE plan_id = ? AND id = ?`)
  const count = database.prepare<[string], number>('SELECT count(*) FROM named_versions WHERE plan_id = ?').pluck()
  const withName = database.prepare<[string, string], number>('SELECT count(*) FROM named_versions WHERE plan_id = ? AND name = ?').pluck()
  const insert = database.prepare<[NamedVersion]>(`
    INSERT INTO named_versions (id, plan_id, seq, at, name, named_by, named_by_name, named_at)
    VALUES (@id, @planId, @seq, @at, @name, @namedBy, @namedByName, @namedAt)
  `)
  const rename = database.prepare<[string, string]>('UPDATE named_versions SET name = ? WHERE id = ?')
  const remove = database.prepare<[string]>('DELETE FROM named_versions WHERE id = ?')
  return {
    ofPlan: (planId) => ofPlan.all(planId),
    find: (planId, id) => find.get(planId, id) ?? null,
    count: (planId) => count.get(planId) ?? 0,
    isTaken: (planId, name) => withName.get(planId, name) === 1,
    add: (version) => void insert.run(version),
    rename: (id, name) => void rename.run(name, id),
    remove: (id) => void remove.run(id),
  }
}
