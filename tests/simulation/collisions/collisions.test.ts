import { seedCrypto } from '../../helpers/seededCrypto.ts'
import { expect, test } from 'vitest'
import { effort, forEachSeed } from '../../helpers/effort.ts'
import { createReviewedLog, type ReviewedLog } from '../../helpers/reviewedLog.ts'
import { createSeededRandom } from '../../helpers/seededRandom.ts'
import { playHistory, standing, type Write } from './history.ts'

test(
  'whatever two or three people do with and without a connection: each last value that gave way unseen is told, and nothing else',
  { timeout: effort.collisionSeeds.length * 1_000 },
  async () => {
    let toldCount = 0
    await forEachSeed(effort.collisionSeeds, async (seed) => {
      seedCrypto(seed)
      const random = createSeededRandom(seed)
      const log = createReviewedLog()
      const writes = playHistory(random, log, ['ada', 'bob', 'cem'].slice(0, 2 + random.below(2)), () => { if (random.below(10) === 0) log.restart() })
      const problem = problemOf(log, writes)
      if (problem !== null) throw new Error(`Seed ${seed}: ${problem}`)
      toldCount += log.collisions.length
    })
    // A history in which nothing collides proves nothing.
    expect(toldCount).toBeGreaterThan(effort.collisionSeeds.length)
  },
)

/** The slow way: from who knew what when they wrote, without a look at origins, updates or the order of entries. */
function problemOf({ doc, collisions }: ReviewedLog, writes: readonly Write[]): string | null {
  const byEntry = new Map(writes.map((write) => [write.entry, write]))
  const stands = new Map([...standing(doc, [...new Set(writes.map(({ task }) => task))])].map(([place, { entry }]) => [place, entry]))
  const overwritten = new Set(writes.map(({ saw }) => saw))
  const isConcurrent = (one: Write, two: Write): boolean => !one.known.has(two.entry) && !two.known.has(one.entry)

  for (const { id, kind, gaveWay, stands: other } of collisions) {
    const [one, two] = [byEntry.get(gaveWay.entry), byEntry.get(other.entry)]
    if (one === undefined || two === undefined) return `${id} names what nobody wrote`
    if (one.person === two.person) return `${id} is one person's`
    if (one.person !== gaveWay.userId || two.person !== other.userId) return `${id} names the wrong people`
    if (one.value !== gaveWay.value || two.value !== other.value) return `${id} has the wrong values`
    if (!isConcurrent(one, two)) return `${id} (${kind}) was known`
    if (overwritten.has(one.entry)) return `${id} was overwritten knowingly`
  }
  const told = (kinds: readonly string[]): string[] => collisions.filter(({ kind }) => kinds.includes(kind)).map(({ gaveWay }) => gaveWay.entry)

  // Of each run the last, if a concurrent write of somebody else overrode it.
  const lost = writes.filter(({ entry, task, key }) => !overwritten.has(entry) && stands.get(`${task} ${key}`) !== entry)
  const fields = told(['field', 'moved'])
  if (JSON.stringify(fields.toSorted()) !== JSON.stringify(lost.map(({ entry }) => entry).toSorted())) {
    return `told are ${fields.toSorted().join()} instead of ${lost.map(({ entry }) => entry).toSorted().join()}`
  }

  const archived = new Set(told(['archived', 'link']))
  for (const edit of writes) {
    if (edit.key === 'archivedAt' || stands.get(`${edit.task} ${edit.key}`) !== edit.entry) continue
    const concerned = [edit.task, ...(edit.key === 'parent' && edit.value !== null ? [edit.value as string] : [])]
    for (const task of concerned) {
      const archiving = byEntry.get(stands.get(`${task} archivedAt`) ?? '')
      const isHidden = archiving !== undefined && archiving.value !== null && archiving.person !== edit.person && isConcurrent(edit, archiving)
      if (isHidden && !archived.has(edit.entry)) return `${edit.entry} is hidden by ${archiving.entry}, which is not told`
    }
  }
  return cycleProblem(collisions, byEntry, stands)
}

/** Every circle that is left at the end has been told, as two moves that are still part of it. */
function cycleProblem(collisions: ReviewedLog['collisions'], byEntry: ReadonlyMap<string, Write>, stands: ReadonlyMap<string, string>): string | null {
  const parentOf = (task: string): Write | undefined => byEntry.get(stands.get(`${task} parent`) ?? '')
  const tasks = [...new Set([...byEntry.values()].map(({ task }) => task))]
  for (const task of tasks) {
    const path: Write[] = []
    for (let move = parentOf(task); move !== undefined && move.value !== null && path.length <= tasks.length; move = parentOf(move.value as string)) {
      path.push(move)
      if (move.value !== task) continue
      const circle = new Set(path.map(({ entry }) => entry))
      const isTold = collisions.some(({ kind, gaveWay, stands: other }) => kind === 'cycle' && circle.has(gaveWay.entry) && circle.has(other.entry))
      if (!isTold) return `the circle through ${task} is not told`
      break
    }
  }
  return null
}
