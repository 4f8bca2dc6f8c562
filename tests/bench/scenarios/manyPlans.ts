import { planIds } from './planIds.ts'
import { runCrowd } from './runCrowd.ts'
import type { Scenario } from './Scenario.ts'

interface Size {
  readonly plans: number
  readonly tasks: number
  readonly editsPerSecond: number
  readonly warmUpSeconds: number
  readonly seconds: number
}

/** An organisation at work: many plans open, in each of them one person who types and one who reads. */
export function manyPlans({ plans: count, tasks, ...pace }: Size): Scenario {
  const plans = planIds('many', count)
  return {
    name: 'many-plans',
    title: `${count} plans of ${tasks} tasks with 2 clients each, ${pace.editsPerSecond} edits/s in each for ${pace.seconds} s`,
    plans: plans.map((id) => ({ id, tasks, withHistory: false })),
    needsStorage: false,
    figures: [
      { name: 'cpuPerDelivery', title: 'server CPU per delivered edit', unit: 'µs', bars: [] },
      { name: 'p50', title: 'edit to reader, half of them', unit: 'ms', bars: [] },
      { name: 'p99', title: 'edit to reader, 99 %', unit: 'ms', bars: [] },
    ],
    async run(server, contentOf) {
      const { cpuMs, deliveries, latencies } = await runCrowd(server, contentOf(tasks), { plans, clientsPerPlan: 2, writersPerPlan: 1, ...pace })
      return { cpuPerDelivery: (cpuMs * 1000) / deliveries, p50: latencies.percentile(50), p99: latencies.percentile(99) }
    },
  }
}
