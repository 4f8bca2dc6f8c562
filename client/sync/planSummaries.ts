import { watch } from 'vue'
import type { PlanId } from '../../shared/ids.ts'
import type { PlanRecords } from '../../shared/schema/decode.ts'
import { loadPlanDocument } from './planDocument.ts'
import { openPlan } from './openPlan.ts'
import type { PlanSession } from './PlanSession.ts'
import type { Surroundings } from './surroundings.ts'

/**
 * Reads plans for pages that show several: first all as the device has them,
 * then one after the other as the server has them. A plan that the device
 * lacked stays on it from now on, and work that waited on the device is sent.
 * Ends between two plans when `signal` is aborted, and when the server cannot
 * be reached.
 */
export async function readPlans(
  world: Surroundings, user: string, planIds: readonly PlanId[], found: (planId: PlanId, plan: PlanRecords) => void, signal: AbortSignal,
): Promise<void> {
  for (const planId of planIds) {
    const plan = await readDeviceCopy(world, user, planId)
    if (signal.aborted) return
    if (plan) found(planId, plan)
  }
  for (const planId of planIds) {
    const isReached = await refreshFromServer(world, user, planId, found, signal)
    if (!isReached || signal.aborted) return
  }
}

/** A plan as the device has it, with work that has not been sent; null when the device has no whole copy. */
export async function readDeviceCopy(world: Pick<Surroundings, 'device' | 'pause'>, user: string, planId: PlanId): Promise<PlanRecords | null> {
  const device = await world.device.load({ user, plan: planId }).catch(() => null)
  if (!device?.complete) return null
  const { doc, plan } = await loadPlanDocument(device.slices, device.rows, world.pause)
  doc.destroy()
  return plan
}

/** False when the server cannot be reached. */
async function refreshFromServer(
  world: Surroundings, user: string, planId: PlanId, found: (planId: PlanId, plan: PlanRecords) => void, signal: AbortSignal,
): Promise<boolean> {
  const session = openPlan(world, planId, user, 'unseen')
  const left = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
  await Promise.race([left, session.ready.then(() => session.firstContact).then(() => whenSaved(session))])
  const isReached = session.status.value.state !== 'offline'
  if (isReached && session.state.value === 'open' && !signal.aborted) found(planId, session.plan.snapshot.value)
  await session.close()
  return isReached
}

/** Work that goes out on this visit is waited for: else it would be counted as unsent until the next. */
function whenSaved(session: PlanSession): Promise<void> {
  return new Promise((resolve) => {
    const stop = watch(session.status, ({ state }) => {
      if (state === 'saving') return
      resolve()
      queueMicrotask(() => stop())
    }, { immediate: true, flush: 'sync' })
  })
}
