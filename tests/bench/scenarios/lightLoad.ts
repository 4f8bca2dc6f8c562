import { planIds } from './planIds.ts'
import { runCrowd } from './runCrowd.ts'
import type { Scenario } from './Scenario.ts'

interface Size {
  readonly tasks: number
  readonly editsPerSecond: number
  readonly warmUpSeconds: number
  readonly seconds: number
}

/** Two people, one of them typing: what durability before delivery costs in time. */
export function lightLoad({ tasks, ...pace }: Size): Scenario {
  const plans = planIds('light', 1)
  return {
    name: 'light-load',
    title: `2 clients on one plan of ${tasks} tasks, one of them writing ${pace.editsPerSecond} edits/s for ${pace.seconds} s`,
    plans: plans.map((id) => ({ id, tasks, withHistory: true })),
    needsStorage: false,
    figures: [
      { name: 'p50', title: 'edit to reader, half of them', unit: 'ms', bars: [] },
      { name: 'p99', title: 'edit to reader, 99 %', unit: 'ms', bars: [] },
    ],
    async run(server, contentOf) {
      const { latencies } = await runCrowd(server, contentOf(tasks), { plans, clientsPerPlan: 2, writersPerPlan: 1, ...pace })
      return { p50: latencies.percentile(50), p99: latencies.percentile(99) }
    },
  }
}
