import type { Result } from '../../shared/result.ts'

/** The demonstration's input is our own: a refusal is a mistake in it, and must be seen. */
export function must<Value>(result: Result<Value, unknown>): Value {
  if (!result.ok) throw new Error(`The demonstration is wrong: ${String(result.problem)}`)
  return result.value
}
