import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * The folder of Pacta's package.json, found upwards from a module's address:
 * the same for the sources and for the built files.
 */
export function projectRoot(moduleUrl: string): string {
  let folder = dirname(fileURLToPath(moduleUrl))
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder)
    if (parent === folder) throw new Error(`No package.json above ${moduleUrl}: Pacta's files are incomplete.`)
    folder = parent
  }
  return folder
}
