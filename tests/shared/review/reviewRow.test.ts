import { beforeEach, expect, test } from 'vitest'
import { archive, restore } from '../../../shared/commands/archiving.ts'
import { addCommitment } from '../../../shared/commands/commitments.ts'
import { setField } from '../../../shared/commands/fields.ts'
import { addTasks, linkTask, moveTask } from '../../../shared/commands/tasks.ts'
import type { Json } from '../../../shared/commands/transact.ts'
import type { Id } from '../../../shared/ids.ts'
import { wantTheSame, type Collision } from '../../../shared/review/collision.ts'
import type { PlanDate } from '../../../shared/schema/planDate.ts'
import { must } from '../../helpers/planBuilder.ts'
import { createReviewedLog, type ReviewedLog } from '../../helpers/reviewedLog.ts'
import { startTravellers, type Traveller } from '../../helpers/travellers.ts'

const noPlace = { parent: null, commitment: null } as const
let log: ReviewedLog
/** Of two values written at once Yjs lets that of `high` stand. */
let low: Traveller
let high: Traveller
let task: Id<'task'>
let other: Id<'task'>

beforeEach(() => {
  log = createReviewedLog()
  const people = startTravellers(log, ['ada', 'bob']).sort((a, b) => a.plan.doc.clientID - b.plan.doc.clientID)
  ;[low, high] = [people[0]!, people[1]!]
  ;[task, other] = must(addTasks(low.plan.context, [{ title: 'Launch', depth: 0 }, { title: 'Review', depth: 0 }], noPlace)) as [Id<'task'>, Id<'task'>]
})

test.each(['low', 'high'] as const)('of two due dates, one written without a connection (%s), both are told, with who and when', (away) => {
  const traveller = away === 'low' ? low : high
  traveller.leave()
  setDue(low, '2026-03-01')
  setDue(high, '2026-04-01')
  traveller.comeBack()
  expect(told()).toEqual([['field', '2026-03-01', '2026-04-01']])
  const [{ id, gaveWay, stands }] = log.collisions as [Collision]
  expect(id).toBe(`${gaveWay.entry}~${stands.entry}`)
  expect(gaveWay).toMatchObject({ userId: low.name, madeBeforeSync: away === 'low', place: { on: 'record', kind: 'task', id: task, key: 'due' } })
  expect(stands).toMatchObject({ userId: high.name, madeBeforeSync: away === 'high' })
  expect(Math.abs(gaveWay.seq - stands.seq)).toBe(1)
})

test('what was overwritten knowingly is not told, however often', () => {
  setDue(low, '2026-03-01')
  low.leave()
  setDue(low, '2026-04-01')
  low.comeBack()
  setDue(high, '2026-05-01')
  setDue(low, '2026-06-01')
  expect(log.collisions).toEqual([])
})

test.each(['frames', 'packets', 'difference'] as const)('of several values that one person wrote on the way, the last is told (%s)', (how) => {
  for (const traveller of [low, high]) traveller.leave()
  for (const date of ['2026-03-01', '2026-03-02', '2026-03-03']) setDue(low, date)
  for (const date of ['2026-04-01', '2026-04-02', '2026-04-03']) setDue(high, date)
  low.comeBack(how)
  high.comeBack(how)
  expect(told()).toEqual([['field', '2026-03-03', '2026-04-03']])
})

test('a value that gave way on arrival is told, though no event ever says it', () => {
  low.leave()
  setDue(low, '2026-03-01')
  setDue(high, '2026-04-01')
  log.restart()
  low.comeBack()
  expect(told()).toEqual([['field', '2026-03-01', '2026-04-01']])
})

test('clearing a field is a value like others', () => {
  setDue(low, '2026-01-01')
  for (const traveller of [low, high]) traveller.leave()
  must(setField(low.plan.context, 'task', task, 'due', null))
  setDue(high, '2026-04-01')
  high.comeBack()
  low.comeBack()
  expect(told()).toEqual([['field', null, '2026-04-01']])
})

test('two people who wrote the same have nothing to decide', () => {
  for (const traveller of [low, high]) traveller.leave()
  setDue(low, '2026-04-01')
  setDue(high, '2026-04-01')
  must(archive(low.plan.context, 'task', [other]))
  must(archive(high.plan.context, 'task', [other]))
  low.comeBack()
  high.comeBack()
  expect(told()).toEqual([])
})

test('a third person who goes on from the value that stands changes nothing of what is told', () => {
  low.leave()
  setDue(low, '2026-03-01')
  setDue(high, '2026-04-01')
  low.comeBack()
  setDue(high, '2026-05-01')
  setDue(low, '2026-06-01')
  expect(told()).toEqual([['field', '2026-03-01', '2026-04-01']])
})

test('an edit of what was archived meanwhile is told, whoever was away', () => {
  for (const [editor, archivist] of [[low, high], [high, low]] as const) {
    const [one] = must(addTasks(low.plan.context, [{ title: 'One', depth: 0 }], noPlace))
    editor.leave()
    must(archive(archivist.plan.context, 'task', [one!]))
    must(setField(editor.plan.context, 'task', one!, 'title', 'Edited'))
    editor.comeBack()
    const [two] = must(addTasks(low.plan.context, [{ title: 'Two', depth: 0 }], noPlace))
    archivist.leave()
    must(setField(editor.plan.context, 'task', two!, 'title', 'Edited'))
    must(archive(archivist.plan.context, 'task', [two!]))
    archivist.comeBack()
  }
  expect(told().map(([kind, value]) => [kind, value])).toEqual(Array.from({ length: 4 }, () => ['archived', 'Edited']))
})

test('archiving what one has seen edited, or editing what one has seen archived, is not told', () => {
  must(setField(low.plan.context, 'task', task, 'title', 'Edited'))
  high.leave()
  must(archive(high.plan.context, 'task', [task]))
  high.comeBack()
  low.leave()
  must(setField(low.plan.context, 'task', task, 'title', 'Edited in the archive'))
  low.comeBack()
  expect(log.collisions).toEqual([])
})

test('restoring the record settles it', () => {
  low.leave()
  must(setField(low.plan.context, 'task', task, 'title', 'Edited'))
  must(archive(high.plan.context, 'task', [task]))
  low.comeBack()
  expect(told()).toHaveLength(1)
  must(restore(low.plan.context, 'task', [task]))
  expect(told()).toEqual([])
})

test('a link to what was archived meanwhile is told, whether it is a link, a field or a new subtask', () => {
  const commitment = must(addCommitment(low.plan.context, { title: 'Promise', instrument: null }))
  low.leave()
  must(archive(high.plan.context, 'commitment', [commitment]))
  must(archive(high.plan.context, 'task', [other]))
  must(linkTask(low.plan.context, task, commitment, true))
  must(addTasks(low.plan.context, [{ title: 'Below', depth: 0 }], { parent: other, commitment: null }))
  low.comeBack()
  expect(told().map(([kind, value]) => [kind, value])).toEqual([['link', true], ['link', other]])
  high.leave()
  must(moveTask(low.plan.context, other, { parent: task, commitment: null }))
  must(archive(high.plan.context, 'task', [task]))
  high.comeBack()
  expect(told().slice(2).map(([kind, value]) => [kind, value])).toEqual([['link', task]])
})

test('moved here and there is told, and nothing of the order among siblings', () => {
  const [third] = must(addTasks(low.plan.context, [{ title: 'Third', depth: 0 }], noPlace))
  low.leave()
  must(moveTask(low.plan.context, task, { parent: other, commitment: null }))
  must(moveTask(high.plan.context, task, { parent: third!, commitment: null }))
  low.comeBack()
  expect(told()).toEqual([['moved', other, third]])
})

test('a circle of parents is told as the two moves, the one that is not shown first', () => {
  low.leave()
  must(moveTask(low.plan.context, task, { parent: other, commitment: null }))
  must(moveTask(high.plan.context, other, { parent: task, commitment: null }))
  low.comeBack()
  const [smaller, greater] = [task, other].sort()
  expect(told()).toEqual([['cycle', greater, smaller]])
  must(moveTask(high.plan.context, task, { parent: null, commitment: null }))
  expect(told()).toEqual([])
})

function setDue({ plan }: Traveller, date: string): void {
  must(setField(plan.context, 'task', task, 'due', date as PlanDate))
}

function told(): [kind: string, gaveWay: Json, stands: Json][] {
  return log.collisions.filter((collision) => !wantTheSame(collision)).map(({ kind, gaveWay, stands }) => [kind, gaveWay.value, stands.value])
}
