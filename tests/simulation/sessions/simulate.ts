import { can } from '../../../shared/permissions/can.ts'
import { decodePlan, type PlanRecords } from '../../../shared/schema/decode.ts'
import { PlanWorld } from './planWorld.ts'
import { doSomething } from './randomCommand.ts'
import { mayWrite, steps } from './steps.ts'
import type { TabLife } from './tabLife.ts'

const names = Object.keys(steps)
const weights = Object.values(steps).map(({ weight }) => Math.round(weight * 10))
const weightSum = weights.reduce((sum, weight) => sum + weight, 0)

/** More turns than any network needs to come to rest. */
const HEALING_TURNS_MAX = 300

export interface Run {
  /** How often each kind of step found something to do. */
  readonly taken: ReadonlyMap<string, number>
  /** The steps in order, to compare two runs. */
  readonly trace: readonly string[]
  /** How often connections ended with which code. */
  readonly closes: ReadonlyMap<number, number>
  /** How often the right to write was lost in the middle of a stream of frames. */
  readonly refusalsInStream: number
  readonly storedRows: number
  /** How often refused work was done again. */
  readonly timesDoneAgain: number
  /** How often a device came back with a cursor. */
  readonly timesResumed: number
  readonly storedPlan: PlanRecords
}

/** Lets a plan live for so many steps, heals everything, and checks what came of it. Throws with the seed in the message. */
export async function simulate(seed: number, stepCount: number): Promise<Run> {
  const world = new PlanWorld(seed)
  const taken = new Map<string, number>()
  const trace: string[] = []
  try {
    const troubleOneIn = world.random.pick([1, 3, 10])
    await begin(world)
    for (let step = 0; step < stepCount; step += 1) {
      const name = choose(world, troubleOneIn)
      trace.push(name)
      if (await steps[name]!.take(world)) taken.set(name, (taken.get(name) ?? 0) + 1)
      await world.settle()
    }
    trace.push('heal')
    await heal(world, world.random.pick(['editor', 'editor', 'viewer']))
    for (const life of world.lives) world.laws.checkSame(life)
    world.markers.check(world.laws, world.lives)
  } catch (error) {
    throw new Error(`Seed ${seed}, after ${trace.length} steps (${trace.slice(-3).join(', ')}): ${error instanceof Error ? error.message : String(error)}`, { cause: error })
  } finally {
    await world.end()
  }
  const { closes, refusalsInStream, storedSeq, stored } = world.laws
  return { taken, trace, closes, refusalsInStream, timesDoneAgain: world.markers.timesDoneAgain, timesResumed: world.server.timesResumed, storedRows: storedSeq, storedPlan: decodePlan(stored) }
}

function choose({ random }: PlanWorld, troubleOneIn: number): string {
  for (;;) {
    let roll = random.below(weightSum)
    const name = names[weights.findIndex((weight) => (roll -= weight) < 0)]!
    if (!steps[name]!.isTrouble || random.below(troubleOneIn) === 0) return name
  }
}

/** Mostly everybody has the plan when it starts, else nobody has. */
async function begin(world: PlanWorld): Promise<void> {
  await world.settle()
  if (world.random.below(4) === 0) return
  for (const tab of world.tabs) if (world.random.below(4) > 0) world.open(tab)
  for (let turn = 0; turn < 12; turn += 1) await deliverAll(world)
}

/** Everybody may read again, and most may write; every disk and network works, and all that is under way arrives. */
async function heal(world: PlanWorld, role: 'editor' | 'viewer'): Promise<void> {
  const { server } = world
  world.isHttpUp = true
  server.signedIn.add('bob')
  server.roles.set('cem', role)
  await server.recheckRights('cem')
  for (const { storage } of world.devices) storage.isRefusing = false
  for (let turn = 0; turn < HEALING_TURNS_MAX; turn += 1) {
    for (const tab of world.tabs) if (tab.life === null) world.open(tab)
    await deliverAll(world)
    if (isAtRest(world)) return
    for (const life of world.lives) goOn(world, life)
    await world.advance(5_000)
  }
  throw new Error(`Does not come to rest: ${world.lives.map(({ device, session }) => `${device.name} ${session.status.value.state} ${session.status.value.changes}`).join(', ')}`)
}

async function deliverAll(world: PlanWorld): Promise<void> {
  for (const link of world.links) while (link.waitsForServer) world.toServer(link)
  while (world.server.commitsUnderWay > 0) world.server.commit()
  while (world.server.worksAside > 0) world.server.finishWorkAside()
  for (const link of world.links) while (link.waitsForClient) link.deliverToClient()
  for (const { storage } of world.devices) while (storage.waiting > 0) storage.next()
  for (const { inbox, pauses } of world.lives) for (const work of [...inbox.splice(0), ...pauses.splice(0)]) work()
  for (const answer of world.answers.splice(0)) answer()
  await world.settle()
}

/** A device that was full stores what it refused with the next thing that its person does. */
function goOn(world: PlanWorld, life: TabLife): void {
  if (life.session.status.value.state === 'storage-refused' && mayWrite(life.session)) doSomething(life.session, world.markers.follow(life), world.random, world.nextWord())
}

function isAtRest(world: PlanWorld): boolean {
  const { server, links, devices, lives, answers } = world
  return server.commitsUnderWay + server.worksAside + answers.length === 0
    && links.every(({ waitsForClient, waitsForServer }) => !waitsForClient && !waitsForServer)
    && devices.every(({ storage }) => storage.waiting === 0)
    && lives.every(({ inbox, pauses }) => inbox.length + pauses.length === 0)
    && lives.every((life) => hasArrived(world, life))
}

function hasArrived(world: PlanWorld, life: TabLife): boolean {
  const { status, role } = life.session
  // Of somebody who only reads, the status does not say whether they are connected.
  if (!world.linksOf(life).some((link) => world.laws.isSynced(link))) return false
  return status.value.state === (can(role.value, 'plan:write') ? 'saved' : 'read-only')
}
