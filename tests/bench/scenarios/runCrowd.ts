import type { PlanContent } from '../plans/PlanContent.ts'
import type { BenchServer } from '../servers/BenchServer.ts'
import { Crowd } from '../load/Crowd.ts'
import { Deliveries } from '../load/deliveries.ts'
import { makeEdits } from '../load/edits.ts'
import { Latencies } from '../load/latencies.ts'
import { editsPerPace, keepPace, type Pace } from '../load/pace.ts'

export interface CrowdSize {
  readonly plans: readonly string[]
  readonly clientsPerPlan: number
  readonly writersPerPlan: number
  readonly editsPerSecond: number
  /** Not measured: code and connections become warm. */
  readonly warmUpSeconds: number
  readonly seconds: number
}

export interface CrowdFigures {
  readonly cpuMs: number
  readonly deliveries: number
  readonly latencies: Latencies
  /** Of one core. */
  readonly generatorBusyPercent: number
}

/** Clients that have a plan already sit before it together; the first ones of each plan write at an even pace. */
export async function runCrowd(server: BenchServer, content: PlanContent, size: CrowdSize): Promise<CrowdFigures> {
  const { plans, clientsPerPlan, writersPerPlan, editsPerSecond } = size
  const warmUp: Pace = { editsPerSecond, seconds: size.warmUpSeconds }
  const measured: Pace = { editsPerSecond, seconds: size.seconds }
  const edits = makeEdits(content.whole, writersPerPlan, editsPerPace(warmUp) + editsPerPace(measured))
  const latencies = new Latencies()
  let isMeasuring = false

  const crowd = new Crowd(server)
  const rooms = plans.map((plan, room) => {
    const deliveries = new Deliveries(edits.map(({ clientId }) => clientId), clientsPerPlan)
    const clients = Array.from({ length: clientsPerPlan }, (_, reader) =>
      crowd.join({
        plan,
        user: `user${room}-${reader}`,
        stateVector: content.stateVector,
        arrived: (frame) => deliveries.received(reader, frame, performance.now(), isMeasuring ? latencies : undefined),
      }),
    )
    return { deliveries, clients }
  })
  const delivered = (): number => rooms.reduce((sum, { deliveries }) => sum + deliveries.delivered, 0)
  const expected = (): number => rooms.reduce((sum, { deliveries }) => sum + deliveries.expected, 0)

  const write = async (pace: Pace, firstEdit: number): Promise<void> => {
    await keepPace(plans.length * writersPerPlan, pace, (number, edit) => {
      const room = rooms[number % rooms.length]!
      const writer = Math.floor(number / rooms.length)
      room.deliveries.sent(writer, performance.now())
      room.clients[writer]!.send(edits[writer]!.updates[firstEdit + edit]!)
    })
    await crowd.until(() => delivered() === expected(), () => `${expected() - delivered()} of ${expected()} edits have not arrived`)
    await crowd.until(() => crowd.areAcknowledged, () => 'not all edits were acknowledged')
  }

  try {
    await crowd.until(() => crowd.areSynced && crowd.areAcknowledged, () => 'not everybody could open the plan')
    await write(warmUp, 0)
    await server.settled()
    isMeasuring = true
    const [cpuBefore, deliveredBefore, start, ownCpu] = [await server.cpuMs(), delivered(), performance.now(), process.cpuUsage()]
    await write(measured, editsPerPace(warmUp))
    const { user, system } = process.cpuUsage(ownCpu)
    const generatorBusyPercent = (user + system) / 10 / (performance.now() - start)
    await server.settled()
    return { cpuMs: (await server.cpuMs()) - cpuBefore, deliveries: delivered() - deliveredBefore, latencies, generatorBusyPercent }
  } finally {
    crowd.leave()
  }
}
