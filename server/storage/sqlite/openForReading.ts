import { existsSync } from 'node:fs'
import Database from 'better-sqlite3'
import { ok, refused, type Result } from '../../../shared/result.ts'
import { migrations } from './migrations.ts'

/** Opens Pacta's database without the right to change it, also while a server writes; refuses one of another version. */
export function openForReading(file: string): Result<Database.Database> {
  if (!existsSync(file)) return refused(`There is no database ${file}. Set PACTA_DATA to the server's data directory.`)
  const database = new Database(file, { readonly: true, fileMustExist: true })
  try {
    const problem = versionProblem(database, file)
    if (problem === null) return ok(database)
    database.close()
    return refused(problem)
  } catch (error) {
    database.close()
    return refused(`${file} cannot be read (${error instanceof Error ? error.message : String(error)}). It is damaged, or no database of Pacta.`)
  }
}

/** Names of the steps of the schema that a database has; null when it is none of Pacta's. */
export function appliedMigrations(database: Database.Database): readonly string[] | null {
  const tables = database.prepare("SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name IN ('migrations', 'documents', 'plans')").pluck().get()
  return tables === 3 ? database.prepare<[], string>('SELECT name FROM migrations').pluck().all() : null
}

/** The steps that only a newer Pacta knows. */
export function unknownMigrations(applied: readonly string[]): readonly string[] {
  return applied.filter((name) => !migrations.some((known) => known.name === name))
}

function versionProblem(database: Database.Database, file: string): string | null {
  const applied = appliedMigrations(database)
  if (applied === null) return `${file} is no database of Pacta.`
  if (unknownMigrations(applied).length > 0) return `${file} was written by a newer version of Pacta. Use that version.`
  return applied.length < migrations.length ? `${file} is of an older version of Pacta. Start the server once; it brings it up to date.` : null
}
