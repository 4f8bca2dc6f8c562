import type { PlanId } from '../../shared/ids.ts'
import { ok, refused, type Result } from '../../shared/result.ts'
import type { Storage } from '../storage/sqlite/openStorage.ts'
import { REMOVAL_GRACE_MS, type PlanRemoval } from '../storage/sqlite/planRemovals.ts'

/** Removing a plan for good, which takes a month and can be taken back until then. */
export interface RemovalCommands {
  /**
   * From now on the plan is closed for everybody; asked twice, the first date holds.
   * @param askedBy null for whoever runs the server
   */
  remove(planId: PlanId, askedBy: string | null): Result<PlanRemoval, RemovalProblem>
  keep(planId: PlanId): Result<null, RemovalProblem>
  /** Those that this person may keep. */
  ofCoordinator(userId: string): readonly PlanRemoval[]
  all(): readonly PlanRemoval[]
}

/** `too-late`: its time is over; what is left of it is being removed. */
export type RemovalProblem = 'plan-unknown' | 'not-being-removed' | 'too-late'

export function createRemovalCommands({ plans, planRemovals, transact }: Pick<Storage, 'plans' | 'planRemovals' | 'transact'>, now: () => number): RemovalCommands {
  return {
    remove: (planId, askedBy) =>
      transact(() => {
        if (!plans.exists(planId)) return refused('plan-unknown')
        const askedAt = now()
        if (planRemovals.find(planId) === null) planRemovals.mark(planId, { askedBy, askedAt, removesAt: askedAt + REMOVAL_GRACE_MS })
        return ok(planRemovals.find(planId)!)
      }),

    keep: (planId) =>
      transact(() => {
        const removal = planRemovals.find(planId)
        if (removal === null) return refused(plans.exists(planId) ? 'not-being-removed' : 'plan-unknown')
        if (removal.removesAt <= now()) return refused('too-late')
        planRemovals.unmark(planId)
        return ok(null)
      }),

    ofCoordinator: (userId) => planRemovals.ofCoordinator(userId),
    all: () => planRemovals.all(),
  }
}
