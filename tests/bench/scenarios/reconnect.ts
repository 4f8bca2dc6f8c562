import * as Y from 'yjs'
import { mergeAll } from '../../../server/storage/mergeAll.ts'
import { Crowd } from '../load/Crowd.ts'
import { dialects } from '../load/Dialect.ts'
import { Deliveries } from '../load/deliveries.ts'
import { makeEdits, type WriterEdits } from '../load/edits.ts'
import type { PlanContent } from '../plans/PlanContent.ts'
import type { BenchServer } from '../servers/BenchServer.ts'
import { joinTogether } from './joinTogether.ts'
import { planIds } from './planIds.ts'
import type { Scenario } from './Scenario.ts'

interface Size {
  readonly tasks: number
  readonly clients: number
  readonly editsPerClient: number
}

/** The network of a whole house comes back: everybody has the plan, and worked on it offline. */
export function reconnect({ tasks, clients, editsPerClient }: Size): Scenario {
  const plans = planIds('storm', 1)
  return {
    name: 'reconnect',
    title: `${clients} clients come back to a plan of ${tasks} tasks at once, each with ${editsPerClient} offline edits`,
    plans: plans.map((id) => ({ id, tasks, withHistory: true })),
    needsStorage: true,
    figures: [
      { name: 'cpu', title: 'server CPU until all is stored', unit: 'ms', bars: [{ than: 'hocuspocus', atMost: 0.5 }] },
      { name: 'acknowledged', title: 'until all is acknowledged', unit: 'ms', bars: [] },
      { name: 'delivered', title: 'until everybody has everything', unit: 'ms', bars: [] },
    ],
    async run(server, contentOf) {
      const [plan, content] = [plans[0]!, contentOf(tasks)]
      const edits = makeEdits(content.whole, clients, editsPerClient)
      // The plan is open before, as it is when a network fails for a while.
      const since = await cursorOfThoseInSync(server, plan, content)
      const figures = await comeBack(server, plan, content, edits, since)
      await joinTogether(server, plan, { ...content, ends: endsAfter(content, edits) }, 1)
      return figures
    },
  }
}

async function cursorOfThoseInSync(server: BenchServer, plan: string, { stateVector }: PlanContent): Promise<string | null> {
  const crowd = new Crowd(server)
  try {
    const device = crowd.join({ plan, user: 'device0', stateVector })
    await crowd.until(() => crowd.areSynced && crowd.areAcknowledged, () => 'the plan could not be opened')
    await server.settled()
    return device.cursor
  } finally {
    crowd.leave()
  }
}

async function comeBack(
  server: BenchServer, plan: string, content: PlanContent, edits: readonly WriterEdits[], since: string | null,
): Promise<Record<string, number>> {
  const deliveries = new Deliveries(edits.map(({ clientId }) => clientId), edits.length)
  for (const [writer, { updates }] of edits.entries()) for (const _edit of updates) deliveries.sent(writer, 0)
  const { sendsUnsentWork } = dialects[server.kind.name]
  const returning = edits.map(({ clientId, updates }) => {
    const stateVector = Y.encodeStateVector(new Map([...content.ends, [clientId, updates.length]]))
    const all = mergeAll([...updates, content.deletions])
    // Ours answers with deletions alone after its unsent work, and claims to have what was confirmed.
    return sendsUnsentWork
      ? { since, unsent: updates, stateVector: content.stateVector, answer: Y.diffUpdate(all, stateVector) }
      : { since, unsent: [], stateVector, answer: all }
  })
  const crowd = new Crowd(server)
  try {
    const cpuBefore = await server.cpuMs()
    const start = performance.now()
    for (const [writer, device] of returning.entries()) {
      crowd.join({ plan, user: `device${writer}`, ...device, arrived: (frame) => deliveries.received(writer, frame, performance.now()) })
    }
    await crowd.until(() => crowd.areSynced && crowd.areAcknowledged, () => 'not everything was acknowledged')
    const acknowledged = performance.now() - start
    await crowd.until(() => deliveries.delivered === deliveries.expected, () => deliveries.missing())
    const delivered = performance.now() - start
    await server.settled()
    return { cpu: (await server.cpuMs()) - cpuBefore, acknowledged, delivered }
  } finally {
    crowd.leave()
  }
}

function endsAfter({ ends }: PlanContent, edits: readonly WriterEdits[]): ReadonlyMap<number, number> {
  return new Map([...ends, ...edits.map(({ clientId, updates }) => [clientId, updates.length] as const)])
}
