import { joinTogether } from './joinTogether.ts'
import { planIds } from './planIds.ts'
import type { Scenario } from './Scenario.ts'

/** A meeting begins: everybody opens the large plan. */
export function joiners({ tasks, clients }: { readonly tasks: number; readonly clients: number }): Scenario {
  // The same plan as the cold reader's, so that it is stored once.
  const plans = planIds('cold', 1)
  return {
    name: 'joiners',
    title: `${clients} clients open that plan of ${tasks} tasks at once; each must be sent all of it`,
    plans: plans.map((id) => ({ id, tasks, withHistory: true })),
    needsStorage: true,
    figures: [
      { name: 'cpu', title: 'server CPU', unit: 'ms', bars: [{ than: 'hocuspocus', atMost: 0.15 }] },
      { name: 'time', title: 'until the last has everything', unit: 'ms', bars: [] },
    ],
    async run(server, contentOf) {
      const { ms, cpuMs } = await joinTogether(server, plans[0]!, contentOf(tasks), clients)
      return { cpu: cpuMs, time: ms }
    },
  }
}
