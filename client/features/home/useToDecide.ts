import { computed, shallowRef, watch } from 'vue'
import { openCollisions } from '../../../shared/queries/openCollisions.ts'
import type { ToldCollision } from '../../../shared/review/toldCollision.ts'
import type { PlanRecords } from '../../../shared/schema/decode.ts'
import { lookForCollisions, noCollisions } from '../../collisions/collisionList.ts'
import { collisionSources } from '../../collisions/collisionSources.ts'
import { useAccountStore } from '../../stores/account.ts'
import { usePlansStore } from '../../stores/plans.ts'

/** In each plan: how much of what I wrote met what others wrote, and waits to be decided. */
export function useToDecide(recordsOf: (planId: string) => PlanRecords | 'not-on-device' | null) {
  const account = useAccountStore()
  const plans = usePlansStore()
  const told = shallowRef<ReadonlyMap<string, readonly ToldCollision[]>>(new Map())
  watch(() => account.user?.id, () => { told.value = new Map() })

  /** Asked when the plans have been read, and what waited on this device has been sent with them. */
  async function look(): Promise<void> {
    const user = account.user?.id
    if (user === undefined) return
    for (const { id } of plans.plans) {
      const { known } = await lookForCollisions(collisionSources(id, user), noCollisions)
      if (account.user?.id !== user) return
      if (known) told.value = new Map(told.value).set(id, known.collisions)
    }
  }

  const counts = computed((): ReadonlyMap<string, number> => new Map([...told.value].map(([id, collisions]) => {
    const records = recordsOf(id)
    const open = typeof records === 'object' && records !== null ? openCollisions(records, collisions, account.user?.id ?? '') : []
    return [id, open.filter(({ mine }) => mine !== null).length]
  })))

  return { counts, look }
}
