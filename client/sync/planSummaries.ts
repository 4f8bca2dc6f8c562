import type { PlanId } from '../../shared/ids.ts'
import type { PlanRecords } from '../../shared/schema/decode.ts'
import { openPlan } from './openPlan.ts'
import type { Surroundings } from './surroundings.ts'

/**
 * Reads plans one after the other for pages that show several: each first as
 * the device has it, then as the server has it. A plan that the device lacked
 * stays on it from now on, and work that waited on the device is sent.
 * Stops between two plans when `signal` is aborted.
 */
export async function readPlans(
  world: Surroundings, user: string, planIds: readonly PlanId[], found: (planId: PlanId, plan: PlanRecords) => void, signal: AbortSignal,
): Promise<void> {
  for (const planId of planIds) {
    if (signal.aborted) return
    const session = openPlan(world, planId, user, 'unseen')
    await session.ready
    if (session.state.value === 'open') found(planId, session.plan.snapshot.value)
    await session.firstContact
    await session.settled()
    if (session.state.value === 'open' && !signal.aborted) found(planId, session.plan.snapshot.value)
    await session.close()
  }
}
