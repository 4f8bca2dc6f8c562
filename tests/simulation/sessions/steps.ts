import type { PlanSession } from '../../../client/sync/PlanSession.ts'
import { can } from '../../../shared/permissions/can.ts'
import type { PlanWorld, Tab } from './planWorld.ts'
import { doSomething } from './randomCommand.ts'
import type { SimulatedLink } from './simulatedLink.ts'
import type { TabLife } from './tabLife.ts'

/** Does something, if there is something to do; says whether there was. */
type Step = (world: PlanWorld) => boolean | Promise<boolean>

interface PossibleStep {
  readonly weight: number
  readonly take: Step
  /** Calm runs have less of it: in a storm hardly anything ever gets through. */
  readonly isTrouble?: true
}

/** Everything that may happen next, and how likely it is. */
export const steps: Readonly<Record<string, PossibleStep>> = {
  command: { weight: 16, take: onLife(command) },
  toServer: { weight: 22, take: (world) => onLink(world, ({ waitsForServer }) => waitsForServer, (link) => world.toServer(link)) },
  toClient: { weight: 22, take: (world) => onLink(world, ({ waitsForClient }) => waitsForClient, (link) => link.deliverToClient()) },
  commit: { weight: 10, take: (world) => inCase(world.server.commitsUnderWay > 0, () => world.server.commit()) },
  failCommit: { weight: 1, isTrouble: true, take: (world) => inCase(world.server.commitsUnderWay > 0, () => world.server.failCommit()) },
  deviceTransaction: { weight: 14, take: deviceTransaction },
  toOtherTab: { weight: 8, take: onLife(hearOtherTabs) },
  endPause: { weight: 5, take: onLife(({ pauses }) => inCase(pauses.length > 0, () => pauses.shift()?.())) },
  answerOverHttp: { weight: 3, take: ({ answers }) => inCase(answers.length > 0, () => answers.shift()?.()) },
  dropConnection: { weight: 2, isTrouble: true, take: (world) => onLink(world, ({ waitsForClient }) => waitsForClient, (link) => link.breakOff(world.random.below(4)), 1) },
  retry: { weight: 4, take: onLife(({ session }) => inCase(session.status.value.state !== 'saved', () => session.retry())) },
  payAttention: { weight: 1, take: onLife((life) => inCase(true, () => life.payAttention())) },
  openTab: { weight: 8, take: (world) => onTab(world, ({ life }) => life === null, (tab) => world.open(tab)) },
  closeTab: { weight: 0.5, isTrouble: true, take: (world) => onTab(world, ({ life }) => life !== null, (tab) => world.close(tab)) },
  reloadTab: { weight: 0.7, isTrouble: true, take: (world) => onTab(world, ({ life }) => life !== null, (tab) => reload(world, tab)) },
  crashTab: { weight: 0.5, isTrouble: true, take: (world) => onTab(world, ({ life }) => life !== null, (tab) => crash(world, tab)) },
  restartServer: { weight: 0.7, isTrouble: true, take: (world) => inCase(true, () => world.restartServer()) },
  compactRoom: { weight: 1, take: (world) => inCase(true, () => world.server.compact()) },
  finishWorkAside: { weight: 1, take: (world) => inCase(world.server.worksAside > 0, () => world.server.finishWorkAside()) },
  compactElsewhere: { weight: 0.5, take: async (world) => { await world.server.compactStored(); return true } },
  makeViewer: { weight: 0.7, isTrouble: true, take: (world) => changeRole(world, 'editor', 'viewer') },
  makeEditor: { weight: 1.4, take: (world) => changeRole(world, 'viewer', 'editor') },
  removeMember: { weight: 0.3, isTrouble: true, take: (world) => changeRole(world, 'editor', null) },
  returnMember: { weight: 0.8, take: (world) => changeRole(world, null, 'editor') },
  endSession: { weight: 0.3, isTrouble: true, take: (world) => inCase(world.server.signedIn.has('bob'), () => world.server.endSession('bob')) },
  signInAgain: { weight: 0.8, take: (world) => inCase(!world.server.signedIn.has('bob'), () => void world.server.signedIn.add('bob')) },
  refuseStorage: { weight: 0.4, isTrouble: true, take: (world) => onDevice(world, (device) => { device.storage.isRefusing = true }) },
  acceptStorage: { weight: 1, take: (world) => onDevice(world, (device) => { device.storage.isRefusing = false }) },
  loseHttp: { weight: 0.2, isTrouble: true, take: (world) => inCase(world.isHttpUp, () => { world.isHttpUp = false }) },
  regainHttp: { weight: 0.6, take: (world) => inCase(!world.isHttpUp, () => { world.isHttpUp = true }) },
  wait: { weight: 2.5, take: wait },
}

export function mayWrite({ state, role }: PlanSession): boolean {
  return state.value === 'open' && can(role.value, 'plan:write')
}

async function wait(world: PlanWorld): Promise<boolean> {
  await world.advance(world.random.pick([10, 60, 250, 1_500, 15_000, 40_000]))
  return true
}

function command(life: TabLife, world: PlanWorld): boolean {
  if (!mayWrite(life.session)) return false
  doSomething(life.session, world.markers.follow(life), world.random, world.nextWord())
  return true
}

function hearOtherTabs({ inbox }: TabLife, world: PlanWorld): boolean {
  const messages = inbox.splice(0, 1 + world.random.below(4))
  for (const hear of messages) hear()
  return messages.length > 0
}

function deviceTransaction(world: PlanWorld): boolean {
  const busy = world.devices.filter(({ storage }) => storage.waiting > 0)
  if (busy.length === 0) return false
  const { storage } = world.random.pick(busy)
  for (let left = 1 + world.random.below(3); left > 0; left -= 1) storage.next()
  return true
}

function reload(world: PlanWorld, tab: Tab): void {
  world.crash(tab)
  world.open(tab)
}

function crash(world: PlanWorld, tab: Tab): void {
  world.crash(tab)
  tab.storage = new Map()
}

async function changeRole({ server }: PlanWorld, from: 'editor' | 'viewer' | null, to: 'editor' | 'viewer' | null): Promise<boolean> {
  if ((server.roles.get('cem') ?? null) !== from) return false
  if (to === null) server.roles.delete('cem')
  else server.roles.set('cem', to)
  await server.recheckRights('cem')
  return true
}

function onLife(take: (life: TabLife, world: PlanWorld) => boolean): Step {
  return (world) => world.lives.length > 0 && take(world.random.pick(world.lives), world)
}

function onTab(world: PlanWorld, isFit: (tab: Tab) => boolean, take: (tab: Tab) => void): boolean {
  const fit = world.tabs.filter(isFit)
  if (fit.length > 0) take(world.random.pick(fit))
  return fit.length > 0
}

function onDevice(world: PlanWorld, take: (device: PlanWorld['devices'][number]) => void): boolean {
  take(world.random.pick(world.devices))
  return true
}

/** One link, a few times: frames of one connection stay in order, those of different ones do not. */
function onLink(world: PlanWorld, isFit: (link: SimulatedLink) => boolean, take: (link: SimulatedLink) => void, times = 1 + world.random.below(8)): boolean {
  const fit = world.links.filter(isFit)
  if (fit.length === 0) return false
  const link = world.random.pick(fit)
  for (let left = times; left > 0 && isFit(link); left -= 1) take(link)
  return true
}

function inCase(condition: boolean, take: () => void): boolean {
  if (condition) take()
  return condition
}
