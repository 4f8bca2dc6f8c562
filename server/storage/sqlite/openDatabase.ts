import Database from 'better-sqlite3'

/** One numbered step of the schema. Steps are only ever added, never changed. */
export interface Migration {
  /** Unique and lasting, such as `log-001-updates`. */
  readonly name: string
  readonly sql: string
}

/**
 * Opens (or makes) the database file and brings its schema up to date.
 * Throws when the file was written by a newer version of Pacta.
 * @param path of the file, or `:memory:`
 */
export function openDatabase(path: string, migrations: readonly Migration[]): Database.Database {
  const database = new Database(path)
  try {
    useDurableWrites(database)
    migrate(database, migrations)
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

/** How every connection that writes is set up. */
export function useDurableWrites(database: Database.Database): void {
  database.pragma('journal_mode = WAL')
  // "Saved" must survive a power cut: every commit waits for the disk.
  database.pragma('synchronous = FULL')
  database.pragma('foreign_keys = ON')
  // The log's thread and the command line write to the same file while the server runs.
  database.pragma('busy_timeout = 5000')
}

function migrate(database: Database.Database, migrations: readonly Migration[]): void {
  database.exec('CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY, applied_at INTEGER NOT NULL) STRICT')
  const apply = database.transaction(() => {
    const applied = new Set(database.prepare<[], string>('SELECT name FROM migrations').pluck().all())
    for (const { name, sql } of migrations) {
      if (!applied.delete(name)) {
        database.exec(sql)
        database.prepare('INSERT INTO migrations (name, applied_at) VALUES (?, ?)').run(name, Date.now())
      }
    }
    const unknown = [...applied]
    if (unknown.length > 0) {
      throw new Error(`The database was written by a newer version of Pacta (it has ${unknown.join(', ')}). Start that version, or restore a backup.`)
    }
  })
  apply.immediate()
}
