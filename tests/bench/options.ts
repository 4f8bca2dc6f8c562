import { parseArgs } from 'node:util'
import { ok, refused, type Result } from '../../shared/result.ts'

export interface BenchOptions {
  readonly rounds: number
  /** Names of scenarios; empty: all. */
  readonly only: readonly string[]
  /** Also writes docs/benchmarks.md. */
  readonly write: boolean
}

/** Medians of fewer mean little on a machine that does other things too. */
const ROUNDS_DEFAULT = 3
const ROUNDS_MAX = 100

export function readOptions(words: readonly string[], names: readonly string[]): Result<BenchOptions> {
  const options = { rounds: { type: 'string' }, only: { type: 'string', multiple: true }, write: { type: 'boolean', default: false } } as const
  const { values } = parseArgs({ args: [...words], options })
  const rounds = Number(values.rounds ?? ROUNDS_DEFAULT)
  if (!Number.isInteger(rounds) || rounds < 1 || rounds > ROUNDS_MAX) return refused(`--rounds takes a whole number from 1 to ${ROUNDS_MAX}, not "${values.rounds}".`)
  const only = values.only ?? []
  const unknown = only.find((name) => !names.includes(name))
  if (unknown !== undefined) return refused(`There is no scenario "${unknown}". There are: ${names.join(', ')}.`)
  return ok({ rounds, only, write: values.write })
}
