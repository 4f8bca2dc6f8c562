import { beforeEach, expect, test } from 'vitest'
import { archive } from '../../../../shared/commands/archiving.ts'
import { decideCollisions } from '../../../../shared/commands/collisions.ts'
import { setField, setMembers } from '../../../../shared/commands/fields.ts'
import { addTasks, moveTask } from '../../../../shared/commands/tasks.ts'
import type { Id } from '../../../../shared/ids.ts'
import { reviewedCollisions } from '../../../../shared/queries/openCollisions.ts'
import { wantTheSame, type Side } from '../../../../shared/review/collision.ts'
import type { ToldCollision } from '../../../../shared/review/toldCollision.ts'
import type { PlanDate } from '../../../../shared/schema/planDate.ts'
import { canPutBack, collisionRow, type CollisionRow } from '../../../../client/features/away/collisionRows.ts'
import { must } from '../../../helpers/planBuilder.ts'
import { createReviewedLog, type ReviewedLog } from '../../../helpers/reviewedLog.ts'
import { startTravellers, type Traveller } from '../../../helpers/travellers.ts'

const noPlace = { parent: null, commitment: null } as const
let log: ReviewedLog
/** Of two, Yjs lets the one with the higher clientID stand. */
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

test('my value stands first, whichever of the two the plan shows; between others, what gave way', () => {
  apart((person) => setDue(person, '2026-03-01'), (person) => setDue(person, '2026-04-01'))
  expect(sides(rowOf(low))).toEqual(['mine 2026-03-01', '2026-04-01 stands'])
  expect(sides(rowOf(high))).toEqual(['mine 2026-04-01 stands', '2026-03-01'])
  expect(sides(rowOf(high, 'cem'))).toEqual(['2026-03-01', '2026-04-01 stands'])
  expect(rowOf(low)).toMatchObject({ subject: { kind: 'task', id: task }, field: { name: 'due', entry: null }, now: null, state: 'open' })
})

test('a value that somebody wrote since, knowing of what stood, stands instead of both', () => {
  apart((person) => setDue(person, '2026-03-01'), (person) => setDue(person, '2026-04-01'))
  setDue(high, '2026-09-09')
  const row = rowOf(low)
  expect(sides(row)).toEqual(['mine 2026-03-01', '2026-04-01'])
  expect(row.now).toMatchObject({ how: 'value', value: '2026-09-09' })
})

test('several edits of what was archived meanwhile are one row; bringing it back lets the edits stand', () => {
  apart(
    (person) => { setDue(person, '2026-03-01'); must(setField(person.plan.context, 'task', task, 'title', 'Launch in Tashkent')) },
    (person) => must(archive(person.plan.context, 'task', [task])),
  )
  const row = rowOf(low)
  expect(row).toMatchObject({ kind: 'archived', subject: { kind: 'task', id: task } })
  expect(row.sides.map(({ items, standsNow }) => [items.map(({ how, field }) => `${how} ${field?.name}`).sort(), standsNow])).toEqual([[['value due', 'value title'], false], [['archived archivedAt'], true]])
  expect(row.sides[1].deviceTime).toMatch(/^\d{4}-/)
  must(decideCollisions(low.plan.context, row.collisions, { choice: 'put-back', reason: 'Still needed', by: 'Ada' }))
  expect(rowOf(high)).toMatchObject({ state: 'decided', decision: { reason: 'Still needed', by: 'Ada' }, sides: [{ which: 'stands', standsNow: false }, { standsNow: true }] })
})

test('two moves are two places; of a circle both tasks are named', () => {
  const [third] = must(addTasks(low.plan.context, [{ title: 'Third', depth: 0 }], noPlace))
  apart((person) => must(moveTask(person.plan.context, task, { parent: other, commitment: null })), (person) => must(moveTask(person.plan.context, task, { parent: third!, commitment: null })))
  expect(rowOf(low)).toMatchObject({ kind: 'moved', sides: [{ items: [{ how: 'place', other }] }, { items: [{ how: 'place', other: third }] }] })
  must(moveTask(low.plan.context, task, noPlace))
  apart((person) => must(moveTask(person.plan.context, task, { parent: other, commitment: null })), (person) => must(moveTask(person.plan.context, other, { parent: task, commitment: null })))
  const circle = rows(low).find(({ kind }) => kind === 'cycle')!
  expect(circle.sides.map(({ items: [item] }) => [item!.subject?.id, item!.other].join(' below ')).sort()).toEqual([`${task} below ${other}`, `${other} below ${task}`].sort())
  expect(circle.sides.filter(({ standsNow }) => standsNow).map(({ which }) => which)).toEqual(['stands'])
})

test('texts of some length are shown as texts, members of a set as members', () => {
  must(setMembers(low.plan.context, 'task', task, 'focalPoints', ['f000000000000001']))
  apart(
    (person) => {
      must(setField(person.plan.context, 'task', task, 'description', 'One State asked; the review comes first.'))
      must(setMembers(person.plan.context, 'task', task, 'focalPoints', []))
      must(setMembers(person.plan.context, 'task', task, 'focalPoints', ['f000000000000001']))
    },
    (person) => {
      must(setField(person.plan.context, 'task', task, 'description', 'One State in Central Asia asked.'))
      must(setMembers(person.plan.context, 'task', task, 'focalPoints', []))
    },
  )
  expect(rows(low).map(({ sides: [mine] }) => mine.items[0]!.how).sort()).toEqual(['member', 'text'])
})

test('a value of which the server kept only the beginning cannot be put back', () => {
  apart((person) => setDue(person, '2026-03-01'), (person) => setDue(person, '2026-04-01'))
  const row = rowOf(low)
  expect(canPutBack(row)).toBe(true)
  const collisions = row.collisions.map((collision) => ({ ...collision, gaveWay: { ...collision.gaveWay, isCut: true } }))
  expect(canPutBack({ kind: 'field', collisions })).toBe(false)
  expect(canPutBack({ kind: 'archived', collisions })).toBe(true)
})

/** Both do something without knowing of the other's. */
function apart(mine: (person: Traveller) => void, theirs: (person: Traveller) => void): void {
  low.leave()
  mine(low)
  theirs(high)
  low.comeBack()
}

function rows(person: Traveller, me = person.name): CollisionRow[] {
  const plan = person.plan.records()
  return reviewedCollisions(plan, told(), me).map((reviewed) => collisionRow(plan, reviewed))
}

function rowOf(person: Traveller, me = person.name): CollisionRow {
  return rows(person, me)[0]!
}

function sides({ sides: both }: CollisionRow): string[] {
  return both.map(({ isMine, items: [item], standsNow }) => [isMine && 'mine', item!.value, standsNow && 'stands'].filter(Boolean).join(' '))
}

/** As the server tells it. */
function told(): ToldCollision[] {
  const tell = ({ place, value, isCut, at, madeBeforeSync, userId }: Side) => ({ place, value, isCut, at, madeBeforeSync, author: { id: userId, name: userId } })
  return log.collisions.filter((collision) => !wantTheSame(collision)).map(({ id, kind, gaveWay, stands }) => ({ id, kind, seq: gaveWay.seq, gaveWay: tell(gaveWay), stands: tell(stands) }))
}

function setDue({ plan }: Traveller, date: string): void {
  must(setField(plan.context, 'task', task, 'due', date as PlanDate))
}
