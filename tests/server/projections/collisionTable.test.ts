import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeDerivedDatabase, openDerivedDatabase } from '../../../server/projections/derivedDatabase.ts'
import { createDerivedData } from '../../../server/projections/derivedData.ts'
import { createProjector, type Projector } from '../../../server/projections/projector.ts'
import { derivedDump } from '../../helpers/derivedDump.ts'
import { createReviewedLog, ROW_MS } from '../../helpers/reviewedLog.ts'
import { createSeededRandom } from '../../helpers/seededRandom.ts'
import { createTestLog, type TestLog } from '../../helpers/testLog.ts'
import type { ArrivingAt } from '../../helpers/travellers.ts'
import { playHistory } from '../../simulation/collisions/history.ts'

let log: TestLog
let derivedFile: string
let derived: Database
let projector: Projector

beforeEach(() => {
  log = createTestLog()
  derivedFile = join(log.folder, 'derived.sqlite')
  start()
})
afterEach(() => {
  derived.close()
  log.close()
})

test.each([1, 2, 3, 4, 5, 6])('the table keeps what the review finds, after restarts and with rows in the archive, and a rebuild finds the same (seed %i)', (seed) => {
  const random = createSeededRandom(seed)
  const reviewed = createReviewedLog()
  // The same rows at the same times.
  const both: ArrivingAt = {
    get seq() {
      return reviewed.seq
    },
    rows: reviewed.rows,
    append(update, said) {
      const row = { ...said, at: Date.UTC(2026, 0, 1) + reviewed.seq * ROW_MS }
      reviewed.append(update, row)
      log.append('plan', update, row)
    },
  }
  let found = 0
  for (let round = 0; found < 5; round += 1) {
    expect(round).toBeLessThan(50)
    playHistory(random, both, ['ada', 'bob', 'cem'], () => {
      if (random.below(8) === 0) log.compact('plan')
      if (random.below(3) === 0) projector.advance('plan')
      if (random.below(8) === 0) restart()
    })
    found = reviewed.collisions.length
  }
  catchUp()
  const kept = derivedDump(derived)
  const data = createDerivedData(derivedFile, log.reader.epoch)
  const told = data.collisionsOf('plan', { since: 0, limit: 10_000 }).map(({ collision }) => collision)
  data.close()
  expect(byId(told)).toEqual(byId(reviewed.collisions))

  log.compact('plan')
  derived.close()
  derived = makeDerivedDatabase(derivedFile, log.reader.epoch)
  projector = createProjector(log.reader, derived)
  catchUp()
  expect(derivedDump(derived)).toEqual(kept)
})

function start(): void {
  derived = openDerivedDatabase(derivedFile, log.reader.epoch)
  projector = createProjector(log.reader, derived)
}

function restart(): void {
  derived.close()
  start()
}

function catchUp(): void {
  for (const document of projector.behind()) while (!projector.advance(document).isDone) { /* on */ }
}

function byId<Item extends { readonly id: string }>(items: readonly Item[]): Item[] {
  return items.toSorted((a, b) => (a.id < b.id ? -1 : 1))
}
