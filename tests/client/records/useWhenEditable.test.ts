// @vitest-environment jsdom
import { beforeEach, expect, it, vi } from 'vitest'
import { effectScope, nextTick, reactive, type EffectScope } from 'vue'
import { useWhenEditable } from '../../../client/records/useWhenEditable.ts'

const plan = reactive({ isEditable: false, canWrite: true })
vi.mock('../../../client/stores/plan.ts', () => ({ usePlanStore: () => plan }))

let scope: EffectScope
let whenEditable: ReturnType<typeof useWhenEditable>
let done: string[]

beforeEach(() => {
  Object.assign(plan, { isEditable: false, canWrite: true })
  done = []
  scope = effectScope()
  whenEditable = scope.run(() => useWhenEditable())!
})

it('work on an editable plan is done at once', () => {
  plan.isEditable = true
  whenEditable(() => done.push('edit'))
  expect(done).toEqual(['edit'])
})

it('what is asked for while the plan is being loaded is done when it takes changes, the latest of it, once', async () => {
  whenEditable(() => done.push('first'))
  whenEditable(() => done.push('latest'))
  await nextTick()
  expect(done).toEqual([])
  plan.isEditable = true
  await nextTick()
  expect(done).toEqual(['latest'])
  plan.isEditable = false
  await nextTick()
  plan.isEditable = true
  await nextTick()
  expect(done).toEqual(['latest'])
})

it('readers wait for nothing', async () => {
  plan.canWrite = false
  whenEditable(() => done.push('edit'))
  Object.assign(plan, { isEditable: true, canWrite: true })
  await nextTick()
  expect(done).toEqual([])
})

it('who has become a reader meanwhile does not find it done as a writer of later', async () => {
  whenEditable(() => done.push('edit'))
  plan.canWrite = false
  await nextTick()
  Object.assign(plan, { isEditable: true, canWrite: true })
  await nextTick()
  expect(done).toEqual([])
})

it('a page that was left does nothing more', async () => {
  whenEditable(() => done.push('edit'))
  scope.stop()
  plan.isEditable = true
  await nextTick()
  expect(done).toEqual([])
})
