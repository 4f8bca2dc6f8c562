import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { setPlanField } from '../../../shared/commands/plan.ts'
import { pageOfActivity, prepareActivityReading, type ActivityQuestion } from '../../../server/projections/activityReading.ts'
import { makeDerivedDatabase } from '../../../server/projections/derivedDatabase.ts'
import { createProjector } from '../../../server/projections/projector.ts'
import { must } from '../../helpers/planBuilder.ts'
import { createTestLog, startAuthors, type TestLog } from '../../helpers/testLog.ts'

const everything: ActivityQuestion = { before: null, afterSeq: 0, records: null, from: null, to: null, fits: () => true, limit: 100 }
let log: TestLog
let derived: Database

beforeEach(() => {
  log = createTestLog()
  derived = makeDerivedDatabase(join(log.folder, 'derived.sqlite'), log.reader.epoch)
  const { ada } = startAuthors(log, 'plan')
  for (let n = 0; n < 20; n += 1) must(setPlanField(ada.context, 'note', `Note ${n}`))
  const projector = createProjector(log.reader, derived)
  while (!projector.advance('plan').isDone) { /* step by step */ }
})
afterEach(() => {
  derived.close()
  log.close()
})

test('a question that little fits looks at a part only, and says from where to look on', () => {
  const reading = prepareActivityReading(derived)
  const question = { ...everything, fits: ({ key }: { key: string | null }) => key === 'title' }
  const first = pageOfActivity(reading, 'plan', question, 5)
  expect(first).toMatchObject({ found: [], older: { position: 1 } })
  const found: unknown[] = []
  let before = first.older
  while (before !== null) {
    const page = pageOfActivity(reading, 'plan', { ...question, before }, 5)
    found.push(...page.found)
    before = page.older
  }
  expect(found).toEqual(pageOfActivity(reading, 'plan', question).found)
})

test('what is long before the first instant is not looked at', () => {
  const reading = prepareActivityReading(derived)
  const { found: [newest] } = pageOfActivity(reading, 'plan', everything)
  const looked: number[] = []
  const fits = (): boolean => looked.push(1) > 0
  expect(pageOfActivity(reading, 'plan', { ...everything, from: newest!.at + 48 * 60 * 60 * 1000, fits })).toEqual({ found: [], older: null })
  expect(looked).toEqual([])
})
