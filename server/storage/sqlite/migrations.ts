import type { Migration } from './openDatabase.ts'
import { peopleMigrations } from './peopleMigrations.ts'
import { updateLogMigrations } from './updateLogMigrations.ts'
import { versionMigrations } from './versionMigrations.ts'

/** The whole schema of `pacta.sqlite` but for better-auth's tables. */
export const migrations: readonly Migration[] = [...updateLogMigrations, ...peopleMigrations, ...versionMigrations]
