// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { computed, effectScope, nextTick, reactive, type ComputedRef, type EffectScope } from 'vue'
import { usePreparedIndex } from '../../../client/records/usePreparedIndex.ts'

const plan = reactive<{ state: string; planId: string | null }>({ state: 'closed', planId: null })
vi.mock('../../../client/stores/plan.ts', () => ({ usePlanStore: () => plan }))

let read: string[]
const part = (name: string) => computed(() => read.push(name))
vi.mock('../../../client/records/usePlanIndex.ts', () => ({ usePlanIndex: () => ({ tree: part('tree'), refs: part('refs'), status: part('status'), today: part('today') }) }))

let scope: EffectScope
let isPrepared: ComputedRef<boolean>
/** Pauses that have not ended. */
let pauses: (() => void)[]

beforeEach(() => {
  Object.assign(plan, { state: 'closed', planId: null })
  read = []
  pauses = []
  scope = effectScope()
  isPrepared = scope.run(() => usePreparedIndex(() => new Promise((resolve) => pauses.push(resolve))))!
})
afterEach(() => scope.stop())

it('an opened plan is drawn when all that pages read of it has been worked out, one thing after the other', async () => {
  Object.assign(plan, { state: 'open', planId: 'a' })
  await nextTick()
  for (const upTo of [['tree'], ['tree', 'refs'], ['tree', 'refs', 'status'], ['tree', 'refs', 'status', 'today']]) {
    expect([read, isPrepared.value]).toEqual([upTo, false])
    await goOn()
  }
  expect(isPrepared.value).toBe(true)
})

it('a plan that is opened meanwhile is prepared by itself, and the one before does not count for it', async () => {
  Object.assign(plan, { state: 'open', planId: 'a' })
  await nextTick()
  Object.assign(plan, { state: 'opening', planId: 'b' })
  for (let turn = 0; turn < 4; turn += 1) await goOn()
  expect(isPrepared.value).toBe(false)
  plan.state = 'open'
  await nextTick()
  for (let turn = 0; turn < 4; turn += 1) await goOn()
  expect(isPrepared.value).toBe(true)
})

it('a plan that is closed is not drawn any more', async () => {
  Object.assign(plan, { state: 'open', planId: 'a' })
  await nextTick()
  for (let turn = 0; turn < 4; turn += 1) await goOn()
  Object.assign(plan, { state: 'closed', planId: null })
  expect(isPrepared.value).toBe(false)
})

async function goOn(): Promise<void> {
  for (const resume of pauses.splice(0)) resume()
  await new Promise((resolve) => setImmediate(resolve))
}
