import { beforeEach, expect, test } from 'vitest'
import type { ShownPlan } from '../../../client/sync/deviceLog.ts'
import { openProjectionKeeper } from '../../../client/sync/projectionKeeper.ts'
import { allParts, partOf, readProjection, type StoredProjection } from '../../../client/sync/storedProjection.ts'
import { setField } from '../../../shared/commands/fields.ts'
import { setPlanField } from '../../../shared/commands/plan.ts'
import { addTasks } from '../../../shared/commands/tasks.ts'
import type { Id } from '../../../shared/ids.ts'
import type { PlanRecords } from '../../../shared/schema/decode.ts'
import { must, newPlan, type TestPlan } from '../../helpers/planBuilder.ts'

const room = { user: 'ada', plan: 'p' }
const nothing = { records: new Set<string>(), links: new Set<string>() }
const noPause = () => Promise.resolve()

let plan: TestPlan
/** As a projection keeps them: what has not changed is the same object. */
let records: PlanRecords
let tasks: readonly Id<'task'>[]
let written: StoredProjection[]
let stored: Map<string, string>
let isFull: boolean
let tick: () => void

beforeEach(() => {
  plan = newPlan()
  written = []
  stored = new Map()
  isFull = false
})

test('a large plan is written whole once, then only what has changed', async () => {
  fill(1_000)
  const keeper = open()
  keeper.begin(() => records, nothing)
  await turn()
  expect(written[0]?.size).toBe(allParts.length + 1)
  await turn()
  expect(written).toHaveLength(1)
  must(setField(plan.context, 'task', tasks[0]!, 'title', 'Renamed'))
  records = { ...plan.records(), meta: records.meta }
  keeper.changed({ ...nothing, records: new Set([tasks[0]!]) })
  await turn()
  expect([...written[1]!.keys()].sort()).toEqual([String(partOf(tasks[0]!)), 'meta'])
  expect(await readProjection(stored, noPause)).toEqual(plan.records())
})

test('a change of the plan\'s own fields alone is written, too', async () => {
  fill(1_000)
  const keeper = open()
  keeper.begin(() => records, nothing)
  await turn()
  must(setPlanField(plan.context, 'title', 'Another title'))
  records = plan.records()
  keeper.changed(nothing)
  await turn()
  expect((await readProjection(stored, noPause))?.meta.title).toBe('Another title')
})

test('a small plan has no picture: its document is here as soon', async () => {
  fill(100)
  const keeper = open()
  keeper.begin(() => records, nothing)
  await turn()
  await keeper.close()
  expect(written).toEqual([])
})

test('nothing is written before the document has loaded: a picture is never made of a picture', async () => {
  fill(1_000)
  const keeper = open()
  keeper.changed({ ...nothing, records: new Set([tasks[0]!]) })
  await turn()
  await keeper.close()
  expect(written).toEqual([])
})

test('what the document has more than the picture that was shown is written', async () => {
  fill(1_000)
  const keeper = open({ plan: records, role: null })
  expect((await keeper.load())?.plan).toEqual(plan.records())
  keeper.begin(() => records, { ...nothing, records: new Set([tasks[0]!]) })
  await keeper.close()
  expect([...written[0]!.keys()].sort()).toEqual([String(partOf(tasks[0]!)), 'meta'])
})

test('after a device that had no room the whole is written', async () => {
  fill(1_000)
  const keeper = open()
  isFull = true
  keeper.begin(() => records, nothing)
  await turn()
  expect(stored.size).toBe(0)
  isFull = false
  await turn()
  expect(await readProjection(stored, noPause)).toEqual(plan.records())
})

test('a device that cannot be read has no picture', async () => {
  const keeper = open(new Error('closed'))
  expect(await keeper.load()).toBeNull()
})

function open(shown: ShownPlan | Error | null = null) {
  return openProjectionKeeper({
    loadProjection: () => (shown instanceof Error ? Promise.reject(shown) : Promise.resolve(shown)),
    async saveProjection(_room, parts) {
      if (isFull) throw new DOMException('no room', 'QuotaExceededError')
      written.push(parts)
      for (const [part, content] of parts) stored.set(part, content)
    },
  }, room, {
    every: (_periodMs, work) => {
      tick = work
      return () => undefined
    },
    onLeaving: () => () => undefined,
    pause: noPause,
  })
}

/** The time of a write comes, and the write ends. */
async function turn(): Promise<void> {
  tick()
  await new Promise((resolve) => setImmediate(resolve))
}

function fill(count: number): void {
  tasks = must(addTasks(plan.context, Array.from({ length: count }, (_, index) => ({ title: `Task ${index}`, depth: 0 })), { parent: null, commitment: null }))
  records = plan.records()
}
