import { Crowd } from '../load/Crowd.ts'
import type { PlanContent } from '../plans/PlanContent.ts'
import type { BenchServer } from '../servers/BenchServer.ts'
import { joinTogether } from './joinTogether.ts'
import { planIds } from './planIds.ts'
import type { Scenario } from './Scenario.ts'

interface Size {
  readonly large: { readonly plans: number; readonly tasks: number }
  readonly small: { readonly plans: number; readonly tasks: number }
}

/** What an open plan costs while nothing happens in it. */
export function memory({ large, small }: Size): Scenario {
  // One more of each: the first one also pays for code and for what the process keeps for later.
  const largePlans = planIds('large', large.plans + 1)
  const smallPlans = planIds('small', small.plans + 1)
  return {
    name: 'memory',
    title: `${large.plans} plans of ${large.tasks} tasks and ${small.plans} of ${small.tasks}, each open with one silent client`,
    plans: [
      ...largePlans.map((id) => ({ id, tasks: large.tasks, withHistory: false })),
      ...smallPlans.map((id) => ({ id, tasks: small.tasks, withHistory: false })),
    ],
    needsStorage: true,
    figures: [
      { name: 'large', title: `memory per open plan of ${large.tasks} tasks`, unit: 'MB', bars: [{ than: 'hocuspocus', atMost: 0.3 }] },
      { name: 'small', title: `memory per open plan of ${small.tasks} tasks`, unit: 'MB', bars: [{ than: 'hocuspocus', atMost: 0.3 }] },
    ],
    async run(server, contentOf) {
      const crowd = new Crowd(server)
      try {
        return {
          large: await growth(server, crowd, largePlans, contentOf(large.tasks)),
          small: await growth(server, crowd, smallPlans, contentOf(small.tasks)),
        }
      } finally {
        crowd.leave()
      }
    },
  }
}

/** In megabytes per plan, the first one left out. */
async function growth(server: BenchServer, crowd: Crowd, [first, ...others]: readonly string[], content: PlanContent): Promise<number> {
  const open = async (plan: string): Promise<void> => {
    crowd.join({ plan, user: `reader of ${plan}`, stateVector: content.stateVector })
    await crowd.until(() => crowd.areSynced, () => `${plan} could not be opened`)
  }
  // A server that has not really loaded the plans must not look thrifty.
  await joinTogether(server, first!, content, 1)
  await open(first!)
  const before = await server.memoryBytes()
  for (const plan of others) await open(plan)
  return ((await server.memoryBytes()) - before) / others.length / 1_000_000
}
