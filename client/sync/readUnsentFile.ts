import { readForeignCommand } from '../../shared/commands/foreignCommand.ts'
import type { DoneCommand } from '../../shared/commands/transact.ts'
import { ok, refused, type Result } from '../../shared/result.ts'
import { UNSENT_FILE_FORMAT, UNSENT_FILE_VERSION } from './exportRows.ts'

/** What somebody offers as exported changes is read up to this size: a page would stand still over more. */
export const UNSENT_FILE_BYTES_MAX = 32 * 1024 * 1024
/** All is brought in as one update, and the server takes frames of 8 MiB. */
const CHANGES_LENGTH_MAX = 6 * 1024 * 1024

/** Changes that were exported from a device (exportRows.ts). */
export interface UnsentFile {
  /** ISO instant by the clock of the device; null when the file does not say. */
  readonly exportedAt: string | null
  readonly commands: readonly DoneCommand[]
  /** Changes that this version cannot read, or whose command was never noted. They stay in the file. */
  readonly unreadable: number
}

export type UnsentFileProblem =
  | { readonly kind: 'too-large' }
  /** No JSON: damaged, or another kind of file. */
  | { readonly kind: 'damaged' }
  | { readonly kind: 'no-export' }
  | { readonly kind: 'newer' }
  | { readonly kind: 'other-plan'; readonly title: string }
  | { readonly kind: 'empty' }

/** Reads a file for this plan; whatever it holds, nothing throws and nothing is changed. */
export function readUnsentFile(text: string, planId: string): Result<UnsentFile, UnsentFileProblem> {
  if (text.length > UNSENT_FILE_BYTES_MAX) return refused({ kind: 'too-large' })
  const file = parse(text)
  if (file === undefined) return refused({ kind: 'damaged' })
  if (!isObject(file) || file.format !== UNSENT_FILE_FORMAT || !Array.isArray(file.changes) || !isObject(file.plan)) return refused({ kind: 'no-export' })
  if (file.version !== UNSENT_FILE_VERSION) return refused({ kind: 'newer' })
  if (file.plan.id !== planId) return refused({ kind: 'other-plan', title: typeof file.plan.title === 'string' ? file.plan.title : '' })
  const entries: readonly unknown[] = file.changes
  if (entries.length === 0) return refused({ kind: 'empty' })
  const commands = entries.map(readForeignCommand).filter((command) => command !== null)
  if (JSON.stringify(commands).length > CHANGES_LENGTH_MAX) return refused({ kind: 'too-large' })
  return ok({ exportedAt: instantOf(file.exportedAt), commands, unreadable: entries.length - commands.length })
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function instantOf(value: unknown): string | null {
  return typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? value : null
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
