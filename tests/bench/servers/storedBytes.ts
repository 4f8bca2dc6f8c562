import { readdirSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/** Bytes of a database's file and of those that stand beside it under its name. */
export function storedBytes(file: string): number {
  const folder = dirname(file)
  const files = readdirSync(folder).filter((name) => name.startsWith(basename(file)))
  return files.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0)
}
