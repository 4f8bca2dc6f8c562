import { randomBytes } from 'node:crypto'
import { accessSync, constants, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { ok, refused, type Result } from '../../shared/result.ts'

/** Where the databases of a data directory are. */
export interface DataFiles {
  readonly databaseFile: string
  /** What follows from the database, and is made again when it is missing. */
  readonly derivedFile: string
}

export interface DataDirectory extends DataFiles {
  readonly path: string
  /** Signs the session cookies; made at the first start, so that nobody has to choose one. */
  readonly secret: string
}

const SECRET_BYTES = 32
/** Shorter than any secret that we wrote: the file was damaged. */
const SECRET_LENGTH_MIN = 43

export function dataFilesIn(path: string): DataFiles {
  return { databaseFile: join(path, 'pacta.sqlite'), derivedFile: join(path, 'derived.sqlite') }
}

/** Makes the directory when it is missing. Refuses with one line that says what to do. */
export function openDataDirectory(path: string): Result<DataDirectory> {
  try {
    makeDirectory(path)
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK)
    const secret = readOrMakeSecret(join(path, 'secret'))
    if (secret.length < SECRET_LENGTH_MIN) {
      return refused(`The file ${join(path, 'secret')} is damaged. Remove it and start again; everybody then signs in anew.`)
    }
    return ok({ path, ...dataFilesIn(path), secret })
  } catch (error) {
    return refused(`Cannot write to the data directory ${path} (${codeOf(error)}). Give this user the right to write there, or set PACTA_DATA to another directory.`)
  }
}

/** Not `recursive: true`: Node 20 then loops for ever where a file system refuses with ENOENT, as /proc does. */
function makeDirectory(path: string): void {
  if (existsSync(path)) return
  makeDirectory(dirname(path))
  mkdirSync(path, { mode: 0o700 })
}

function readOrMakeSecret(file: string): string {
  try {
    writeFileSync(file, `${randomBytes(SECRET_BYTES).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
  }
  return readFileSync(file, 'utf8').trim()
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error)
}
