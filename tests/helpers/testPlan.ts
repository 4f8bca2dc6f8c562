import type { Result } from '../../shared/result.ts'
import type { PlanRecords } from '../../shared/schema/decode.ts'
import { bindCommands, type PlanCommands } from '../../client/stores/planCommands.ts'
import { fakePlanStore } from './fakePlanStore.ts'

/** A plan in memory with the client's commands: for tests of what pages work out from records. */
export function openTestPlan(): { readonly commands: PlanCommands; readonly plan: () => PlanRecords } {
  const fake = fakePlanStore()
  return { commands: bindCommands(() => fake.context), plan: () => fake.store.snapshot }
}

/** The value of a command that a test takes for granted. */
export function must<Value>(result: Result<Value, string>): Value {
  if (!result.ok) throw new Error(result.problem)
  return result.value
}
