import fc from 'fast-check'
import { expect, test } from 'vitest'
import { allParts, partOf, readProjection, writeProjection, type StoredProjection } from '../../../client/sync/storedProjection.ts'
import { projectRecords } from '../../../client/sync/projectRecords.ts'
import { addCommitment } from '../../../shared/commands/commitments.ts'
import { addTasks } from '../../../shared/commands/tasks.ts'
import { newId, type Id } from '../../../shared/ids.ts'
import { copyOf, merge, must, newPlan, type TestPlan } from '../../helpers/planBuilder.ts'
import { perform, randomCommand } from '../../helpers/randomCommands.ts'
import { createSeededRandom } from '../../helpers/seededRandom.ts'

const noPause = () => Promise.resolve()
const whole = new Set(allParts)

test('a plan reads as it was written', async () => {
  const plan = somePlan()
  expect(await readProjection(await writeProjection(plan.records(), whole, noPause), noPause)).toEqual(plan.records())
})

test('after any changes, of two devices, rewriting the touched parts alone gives the whole plan', async () => {
  await fc.assert(fc.asyncProperty(fc.array(fc.tuple(randomCommand, fc.boolean(), fc.boolean()), { maxLength: 25 }), async (steps) => {
    const plan = somePlan()
    const other = withSpreadIds(copyOf(plan, 'b'), 1)
    const touched = new Set<number>()
    const projection = projectRecords(plan.doc, ({ records, links }) => {
      for (const key of [...records, ...links]) touched.add(partOf(key))
    })
    const stored = new Map(await writeProjection(projection.plan, whole, noPause))
    for (const [command, isElsewhere, isWritten] of steps) {
      perform(isElsewhere ? other : plan, command)
      merge(plan, other)
      if (!isWritten) continue
      for (const [part, content] of await writeProjection(projection.plan, touched, noPause)) stored.set(part, content)
      touched.clear()
    }
    for (const [part, content] of await writeProjection(projection.plan, touched, noPause)) stored.set(part, content)
    expect(await readProjection(stored, noPause)).toEqual(plan.records())
  }), { numRuns: 40 })
})

test('random ids spread over all parts', () => {
  const counts = new Map<number, number>()
  const random = createSeededRandom(1)
  const fill = (bytes: Uint8Array) => bytes.forEach((_, index) => { bytes[index] = random.below(256) })
  for (let index = 0; index < 10_000; index += 1) {
    const part = partOf(newId(fill))
    counts.set(part, (counts.get(part) ?? 0) + 1)
  }
  expect(counts.size).toBe(allParts.length)
  expect(Math.max(...counts.values())).toBeLessThan(2 * 10_000 / allParts.length)
})

test('a change rewrites the part that it touched, not the others', async () => {
  const plan = somePlan()
  const [id] = plan.records().records.task.keys()
  expect([...(await writeProjection(plan.records(), new Set([partOf(id!)]), noPause)).keys()].sort()).toEqual([String(partOf(id!)), 'meta'])
})

test.each<[string, (stored: Map<string, string>) => void]>([
  ['a part is missing', (stored) => stored.delete('5')],
  ['what is of no record is missing', (stored) => stored.delete('meta')],
  ['a part is cut short', (stored) => stored.set('5', stored.get('5')!.slice(0, -2))],
  ['a part is of another version', (stored) => stored.set('5', JSON.stringify({ ...JSON.parse(stored.get('5')!) as object, shape: 1 }))],
  ['a part knows a kind of record that this version does not', (stored) => stored.set('5', JSON.stringify({ ...JSON.parse(stored.get('5')!) as object, records: [['dragon', { id: 'x' }]] }))],
])('there is no picture when %s', async (_what, spoil) => {
  const stored = new Map(await writeProjection(somePlan().records(), whole, noPause))
  expect(await readProjection(stored, noPause)).not.toBeNull()
  spoil(stored)
  expect(await readProjection(stored, noPause)).toBeNull()
})

test('an empty device has no picture', async () => {
  expect(await readProjection(new Map() as StoredProjection, noPause)).toBeNull()
})

function somePlan(): TestPlan {
  const plan = withSpreadIds(newPlan(), 0)
  const commitment = must(addCommitment(plan.context, { title: 'Launch', instrument: null }))
  must(addTasks(plan.context, Array.from({ length: 40 }, (_, index) => ({ title: `Task ${index}`, depth: index % 3 })), { parent: null, commitment }))
  return plan
}

/** Ids whose first letters differ, as random ones do, but the same in each run. Two devices never make the same one. */
function withSpreadIds(plan: TestPlan, device: number): TestPlan {
  let count = device
  return { ...plan, context: { ...plan.context, newId: <Kind extends string>() => {
    count += 2
    return `${letter(count * 7)}${letter(count * 3)}${String(count).padStart(14, '0')}` as Id<Kind>
  } } }
}

function letter(number: number): string {
  return (number % 36).toString(36)
}
