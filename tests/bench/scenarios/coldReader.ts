import { joinTogether } from './joinTogether.ts'
import { planIds } from './planIds.ts'
import type { Scenario } from './Scenario.ts'

/** The first reader of a large plan after the server's start. */
export function coldReader({ tasks }: { readonly tasks: number }): Scenario {
  const plans = planIds('cold', 1)
  return {
    name: 'cold-reader',
    title: `the first reader of a plan of ${tasks} tasks with its history, after the server's start`,
    plans: plans.map((id) => ({ id, tasks, withHistory: true })),
    needsStorage: true,
    figures: [{ name: 'time', title: 'until it has everything', unit: 'ms', bars: [{ than: 'hocuspocus', atMost: 0.2 }] }],
    async run(server, contentOf) {
      const { ms } = await joinTogether(server, plans[0]!, contentOf(tasks), 1)
      return { time: ms }
    },
  }
}
