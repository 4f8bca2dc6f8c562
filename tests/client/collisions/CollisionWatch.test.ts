// @vitest-environment jsdom
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { reactive, shallowReactive } from 'vue'
import CollisionWatch from '../../../client/collisions/CollisionWatch.vue'
import { createMessages } from '../../../client/messages/i18n.ts'
import { emptyPlan } from '../../../client/sync/emptyPlan.ts'
import type { SyncState } from '../../../client/sync/syncStatus.ts'
import { notices } from '../../../client/ui/notices.ts'
import type { Cursor } from '../../../shared/protocol/cursor.ts'
import type { CollisionPage, ToldCollision } from '../../../shared/review/toldCollision.ts'

/** The server's log: up to which row it goes, up to which it is reviewed, and the rows that brought something about. */
let log: { seq: number; reviewed: number; met: number[] }
/** Of others, as Activity would tell them. */
let changesOfOthers: number
let watching: VueWrapper | null = null

const plan = shallowReactive<{ planId: string; snapshot: typeof emptyPlan; seen: Cursor | null; sync: { state: SyncState; changes: number }; toDecide: unknown }>(
  { planId: 'p', snapshot: emptyPlan, seen: null, sync: { state: 'reconnecting', changes: 0 }, toDecide: null })
const route = reactive<{ meta: { view: string }; query: Record<string, string> }>({ meta: { view: 'commitments' }, query: {} })
const push = vi.fn(async () => { route.meta.view = 'away' })

vi.mock('../../../client/stores/plan.ts', () => ({ usePlanStore: () => plan }))
vi.mock('../../../client/stores/account.ts', () => ({ useAccountStore: () => ({ user: { id: 'ada' } }) }))
vi.mock('vue-router', () => ({ useRoute: () => route, useRouter: () => ({ push }), RouterLink: { template: '<a><slot /></a>' } }))
vi.mock('../../../client/collisions/collisionSources.ts', () => ({ collisionSources: () => ({ ask: async ({ since }: { since: number }) => ({ ok: true, value: answer(since) }), kept: async () => null, keep: async () => undefined, now: () => 0 }) }))
vi.mock('../../../client/activity/activitySources.ts', () => ({ activitySources: () => null }))
vi.mock('../../../client/activity/news.ts', () => ({ readNews: async () => ({ entries: Array.from({ length: changesOfOthers }, (_, index) => renaming(index)) }) }))

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const values = new Map<string, string>()
  vi.stubGlobal('localStorage', { getItem: (key: string) => values.get(key) ?? null, setItem: (key: string, value: string) => void values.set(key, value) })
  log = { seq: 9, reviewed: 9, met: [] }
  changesOfOthers = 0
  Object.assign(plan, { seen: null, sync: { state: 'reconnecting', changes: 0 } })
  Object.assign(route, { meta: { view: 'commitments' }, query: {} })
  notices.splice(0)
  push.mockClear()
})
afterEach(() => {
  watching?.unmount()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('the plan is opened to something that met: the page opens by itself', async () => {
  append({ met: true })
  await open()
  expect(push).toHaveBeenCalledExactlyOnceWith('/plans/p/away')
})

test('what meets after the plan was opened is told in a line, however soon it follows', async () => {
  await open()
  append({ met: true })
  await arrive()
  expect(watching!.find('.collision-banner').exists()).toBe(true)
  expect(push).not.toHaveBeenCalled()
})

test('what I bring from a time without the server opens the page, although the server reviews it later', async () => {
  await open()
  await changeSync('offline', 1)
  // Reviewed is only what was there before.
  append({ met: true })
  log.reviewed = 9
  plan.seen = { epoch: 'e', seq: 10 }
  await changeSync('saved', 0)
  expect(push).not.toHaveBeenCalled()
  log.reviewed = 10
  await pause()
  expect(push).toHaveBeenCalledOnce()
})

test('what was told in a line does not open the page when the line is lost and found again', async () => {
  await open()
  append({ met: true })
  await arrive()
  await changeSync('offline', 0)
  await changeSync('saved', 0)
  await pause()
  expect(watching!.find('.collision-banner').exists()).toBe(true)
  expect(push).not.toHaveBeenCalled()
})

test('where nothing met, what others did meanwhile is told, also when the cursor had come before my work was confirmed', async () => {
  await open()
  await changeSync('offline', 1)
  append({ met: false })
  append({ met: false })
  changesOfOthers = 1
  // The first answer has my own row in it already, so that no other cursor follows.
  plan.seen = { epoch: 'e', seq: 11 }
  await changeSync('saving', 1)
  await changeSync('saved', 0)
  await pause()
  expect(notices.map(({ text }) => text)).toEqual(['While you were away, others made 1 change.'])
})

test('nothing is said of what others did before it is known that nothing met', async () => {
  await open()
  await changeSync('offline', 1)
  append({ met: true })
  log.reviewed = 9
  changesOfOthers = 1
  await changeSync('saved', 0)
  expect(notices).toEqual([])
  log.reviewed = 10
  await pause()
  expect(push).toHaveBeenCalledOnce()
  await pause()
  expect(notices).toEqual([])
})

test('what another tab of this device has shown is not shown again here', async () => {
  await open()
  append({ met: true })
  localStorage.setItem('pacta.away.ada', JSON.stringify({ p: { absence: null, shown: { epoch: 'e', seq: 10 } } }))
  await arrive()
  expect(watching!.find('.collision-banner').exists()).toBe(false)
})

async function open(): Promise<void> {
  watching = mount(CollisionWatch, { props: { planId: 'p' }, global: { plugins: [createPinia(), createMessages()] } })
  await flushPromises()
  plan.seen = { epoch: 'e', seq: log.seq }
  await changeSync('saved', 0)
  await pause()
}

/** A row of the log; `met`: something of mine met something of theirs by it. */
function append({ met }: { met: boolean }): void {
  log.seq += 1
  log.reviewed = log.seq
  if (met) log.met.unshift(log.seq)
}

/** The plan has the log's last row, while the server could be reached all the time. */
async function arrive(): Promise<void> {
  plan.seen = { epoch: 'e', seq: log.seq }
  await pause()
}

async function changeSync(state: SyncState, changes: number): Promise<void> {
  plan.sync = { state, changes }
  await flushPromises()
}

/** The pause after which the server is asked again. */
async function pause(): Promise<void> {
  await flushPromises()
  vi.runOnlyPendingTimers()
  await flushPromises()
}

function answer(since: number): CollisionPage {
  return { epoch: 'e', seq: log.reviewed, logSeq: log.seq, collisions: log.met.filter((row) => row > since && row <= log.reviewed).map(told), next: null }
}

function told(seq: number): ToldCollision {
  const side = (id: string) => ({ place: { on: 'meta', key: 'title' }, value: `Of ${id}`, isCut: false, at: seq, madeBeforeSync: true, author: { id, name: id } }) as const
  return { id: String(seq), kind: 'field', seq, gaveWay: side('ada'), stands: side('bob') }
}

function renaming(position: number): unknown {
  return { seq: 10, position, at: 0, by: 'bob', relayedBy: null, madeBeforeSync: false, what: 'meta', kind: null, recordId: null, key: 'title', before: 'A', after: 'B', isCut: false }
}
