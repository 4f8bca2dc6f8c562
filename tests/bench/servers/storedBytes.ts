import { readdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Bytes of a database's file and of all that stands beside it in its folder. */
export function storedBytes(file: string): number {
  const folder = dirname(file)
  return readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0)
}
