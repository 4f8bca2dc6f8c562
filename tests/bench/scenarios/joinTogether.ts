import { Crowd } from '../load/Crowd.ts'
import { ReceivedPlan } from '../load/ReceivedPlan.ts'
import { WrongResult } from '../load/WrongResult.ts'
import type { PlanContent } from '../plans/PlanContent.ts'
import type { BenchServer } from '../servers/BenchServer.ts'

/** The state vector of somebody who has nothing. */
const nothing = Uint8Array.of(0)

export interface JoinFigures {
  /** From the first connection to the last joiner's being in sync. */
  readonly ms: number
  readonly cpuMs: number
}

/** Clients that have nothing of a plan open it at once; checks that each was sent all of it. */
export async function joinTogether(server: BenchServer, plan: string, { ends }: PlanContent, joiners: number): Promise<JoinFigures> {
  const received = new ReceivedPlan(joiners)
  const crowd = new Crowd(server)
  try {
    const cpuBefore = await server.cpuMs()
    const start = performance.now()
    for (let joiner = 0; joiner < joiners; joiner += 1) {
      crowd.join({ plan, user: `joiner${joiner}`, stateVector: nothing, arrived: (frame) => received.add(joiner, frame) })
    }
    await crowd.until(() => crowd.areSynced, () => 'not everybody was served')
    const ms = performance.now() - start
    await server.settled()
    const cpuMs = (await server.cpuMs()) - cpuBefore
    const served = received.complete(ends)
    if (served !== joiners) throw new WrongResult(`${joiners - served} of ${joiners} joiners were not sent the whole plan`)
    return { ms, cpuMs }
  } finally {
    crowd.leave()
  }
}
