import type { Database } from 'better-sqlite3'

/** Facts about this installation as a whole. */
export interface Settings {
  get(name: SettingName): string | null
  set(name: SettingName, value: string): void
}

export type SettingName = 'workspace-name' | 'demonstration-made-at' | 'address'

export function createSettings(database: Database): Settings {
  const get = database.prepare<[string], string>('SELECT value FROM settings WHERE name = ?').pluck()
  const set = database.prepare<[string, string]>('INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value')
  return {
    get: (name) => get.get(name) ?? null,
    set: (name, value) => void set.run(name, value),
  }
}
