import type { Imported } from '../../../shared/commands/import.ts'
import { ok, refused, type Result } from '../../../shared/result.ts'
import type { PlanProblem } from '../../stores/planCommands.ts'

export type FinishProblem =
  | { readonly at: 'create'; readonly reason: string }
  | { readonly at: 'open' }
  | { readonly at: 'write'; readonly problem: PlanProblem }

export interface FinishSteps {
  /** Makes the new plan and answers its id; null when the import goes into an open plan. */
  readonly create: (() => Promise<Result<string, string>>) | null
  /** Opens the plan; false when it could not be opened. */
  readonly open: (planId: string) => Promise<boolean>
  readonly write: () => Result<Imported, PlanProblem>
}

export interface Finished {
  readonly planId: string
  readonly imported: Imported
}

/**
 * Writes a reviewed import. A plan that was made but could not be opened is remembered by the caller
 * through `made`, so that trying again does not make a second one.
 */
export async function finishImport(planId: string | null, steps: FinishSteps, made: (planId: string) => void): Promise<Result<Finished, FinishProblem>> {
  let target = planId
  if (target === null) {
    const created = steps.create ? await steps.create() : refused('')
    if (!created.ok) return refused({ at: 'create', reason: created.problem })
    target = created.value
    made(target)
  }
  if (!(await steps.open(target))) return refused({ at: 'open' })
  const written = steps.write()
  return written.ok ? ok({ planId: target, imported: written.value }) : refused({ at: 'write', problem: written.problem })
}
