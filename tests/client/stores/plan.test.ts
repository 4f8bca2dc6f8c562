// @vitest-environment jsdom
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { isReactive, watchEffect } from 'vue'
import { useAccountStore } from '../../../client/stores/account.ts'
import { usePlanStore } from '../../../client/stores/plan.ts'
import { FakeWorld } from '../sync/fakeWorld.ts'

let world: FakeWorld

vi.mock('../../../client/sync/browserSurroundings.ts', () => ({ browserSurroundings: () => world.surroundings(new Map()) }))

beforeEach(() => {
  world = new FakeWorld()
  setActivePinia(createPinia())
})

afterEach(() => usePlanStore().close())

test('a plan asked for before the person is known opens when they are', async () => {
  const plan = usePlanStore()
  plan.open(world.planId)
  expect(plan.state).toBe('opening')
  signIn()
  await world.until(() => plan.state === 'open')
  expect(plan.snapshot.meta.title).toBe('UNOCT – OSCE')
  expect(isReactive(plan.snapshot)).toBe(false)
})

test('a command redraws the readers of its record, and of no other', async () => {
  const plan = await openedPlan()
  const added = plan.commands.addTasks([{ title: 'Draft', depth: 0 }, { title: 'Other', depth: 0 }], { parent: null, commitment: null })
  if (!added.ok) throw new Error(added.problem)
  const [draft, other] = added.value
  const seen: string[] = []
  const stop = watchEffect(() => void seen.push(plan.record('task', draft!)?.state ?? ''), { flush: 'sync' })
  const redrawn: string[] = []
  const stopOther = watchEffect(() => void redrawn.push(plan.record('task', other!)?.title ?? ''), { flush: 'sync' })
  plan.commands.setField('task', draft!, 'state', 'done')
  stop()
  stopOther()
  expect(seen).toEqual(['to-do', 'done'])
  expect(redrawn).toEqual(['Other'])
})

test('several commands as one step are taken back as one', async () => {
  const plan = await openedPlan()
  const added = plan.commands.addTasks([{ title: 'A', depth: 0 }, { title: 'B', depth: 0 }], { parent: null, commitment: null })
  if (!added.ok) throw new Error(added.problem)
  plan.asOneStep('set-state', (commands) => added.value.forEach((id) => commands.setField('task', id, 'state', 'blocked')))
  expect(plan.undo()).toMatchObject({ key: 'undo.undone', step: { name: 'set-state' } })
  expect(added.value.map((id) => plan.record('task', id)?.state)).toEqual(['to-do', 'to-do'])
})

test('a viewer\'s commands refuse and write nothing', async () => {
  world.server.role = 'viewer'
  const plan = await openedPlan()
  await world.until(() => plan.role === 'viewer')
  expect(plan.canWrite).toBe(false)
  expect(plan.commands.setPlanField('title', 'Mine')).toEqual({ ok: false, problem: 'read-only' })
  expect(plan.snapshot.meta.title).toBe('UNOCT – OSCE')
})

test('signing out closes the plan and forgets it on the device', async () => {
  const plan = await openedPlan()
  const room = { user: 'ada', plan: world.planId }
  useAccountStore().forget()
  expect(plan.state).toBe('closed')
  let slices = 1
  await world.until(() => {
    void world.device.load(room).then((device) => { slices = device.slices.length })
    return slices === 0
  })
})

async function openedPlan(): Promise<ReturnType<typeof usePlanStore>> {
  signIn()
  const plan = usePlanStore()
  plan.open(world.planId)
  await world.until(() => plan.state === 'open' && plan.sync.state !== 'reconnecting')
  return plan
}

function signIn(): void {
  useAccountStore().user = { id: 'ada', name: 'Ada', email: 'ada@pacta.test' }
}
