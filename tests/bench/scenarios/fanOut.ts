import { planIds } from './planIds.ts'
import { runCrowd } from './runCrowd.ts'
import type { Scenario } from './Scenario.ts'

interface Size {
  readonly tasks: number
  readonly clients: number
  readonly writers: number
  readonly editsPerSecond: number
  readonly warmUpSeconds: number
  readonly seconds: number
}

/** Many people before one plan, a good part of them typing. */
export function fanOut({ tasks, clients, writers, ...pace }: Size): Scenario {
  const plans = planIds('fanout', 1)
  return {
    name: 'fan-out',
    title: `${clients} clients on one plan of ${tasks} tasks, ${writers} of them writing ${pace.editsPerSecond} edits/s for ${pace.seconds} s`,
    plans: plans.map((id) => ({ id, tasks, withHistory: true })),
    needsStorage: false,
    figures: [
      {
        name: 'cpuPerDelivery', title: 'server CPU per delivered edit', unit: 'µs',
        bars: [{ than: 'hocuspocus', atMost: 0.6 }, { than: 'relay', atMost: 0.8 }],
      },
      { name: 'p50', title: 'edit to reader, half of them', unit: 'ms', bars: [] },
      { name: 'p99', title: 'edit to reader, 99 %', unit: 'ms', bars: [{ than: 'hocuspocus', atMost: 1 }] },
      { name: 'generatorBusy', title: 'load generator, of one core', unit: '%', bars: [] },
    ],
    async run(server, contentOf) {
      const { cpuMs, deliveries, latencies, generatorBusyPercent } = await runCrowd(server, contentOf(tasks), { plans, clientsPerPlan: clients, writersPerPlan: writers, ...pace })
      return { cpuPerDelivery: (cpuMs * 1000) / deliveries, p50: latencies.percentile(50), p99: latencies.percentile(99), generatorBusy: generatorBusyPercent }
    },
  }
}
