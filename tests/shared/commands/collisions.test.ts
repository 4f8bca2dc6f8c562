import { beforeEach, expect, test } from 'vitest'
import { archive } from '../../../shared/commands/archiving.ts'
import { decideCollisions } from '../../../shared/commands/collisions.ts'
import { setField, setMembers } from '../../../shared/commands/fields.ts'
import { setPlanField } from '../../../shared/commands/plan.ts'
import { addTasks, moveTask } from '../../../shared/commands/tasks.ts'
import { invert } from '../../../shared/commands/undo.ts'
import type { Id } from '../../../shared/ids.ts'
import { decisionsOf, openCollisions, reviewedCollisions, type OpenCollision } from '../../../shared/queries/openCollisions.ts'
import { wantTheSame, type Side } from '../../../shared/review/collision.ts'
import type { ToldCollision } from '../../../shared/review/toldCollision.ts'
import type { PlanDate } from '../../../shared/schema/planDate.ts'
import { must } from '../../helpers/planBuilder.ts'
import { createReviewedLog, type ReviewedLog } from '../../helpers/reviewedLog.ts'
import { startTravellers, type Traveller } from '../../helpers/travellers.ts'

const noPlace = { parent: null, commitment: null } as const
const verdict = (choice: 'put-back' | 'keep' | 'leave', reason = '') => ({ choice, reason, by: 'Ada' })
let log: ReviewedLog
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

/** Both do something without knowing of the other's. */
function apart(mine: (person: Traveller) => void, theirs: (person: Traveller) => void): void {
  low.leave()
  mine(low)
  theirs(high)
  low.comeBack()
}

function twoDueDates(): void {
  apart((person) => setDue(person, '2026-03-01'), (person) => setDue(person, '2026-04-01'))
}

test('both people are told, on any device, whose value gave way and whose stands', () => {
  twoDueDates()
  expect(open(low).map(({ mine }) => mine)).toEqual(['gave-way'])
  expect(open(high).map(({ mine }) => mine)).toEqual(['stands'])
  expect(openCollisions(high.plan.records(), told(), 'cem').map(({ mine }) => mine)).toEqual([null])
})

test('the value that gave way is put back for everybody, with the reason, and nothing is open any more', () => {
  twoDueDates()
  must(decideCollisions(low.plan.context, open(low)[0]!.collisions, verdict('put-back', 'The embassy confirmed March')))
  expect(dueOf(high)).toBe('2026-03-01')
  expect([open(low), open(high)]).toEqual([[], []])
  expect([...decisionsOf(high.plan.records()).values()]).toMatchObject([{ choice: 'put-back', reason: 'The embassy confirmed March', by: 'Ada', collision: log.collisions[0]!.id }])
})

test.each(['keep', 'leave'] as const)('"%s" changes nothing but closes it for everybody', (choice) => {
  twoDueDates()
  must(decideCollisions(high.plan.context, open(high)[0]!.collisions, verdict(choice)))
  expect(dueOf(low)).toBe('2026-04-01')
  expect([open(low), open(high)]).toEqual([[], []])
})

test('a decision is one step of undo, and undone it is open again', () => {
  twoDueDates()
  low.plan.done.length = 0
  must(decideCollisions(low.plan.context, open(low)[0]!.collisions, verdict('put-back')))
  expect(low.plan.done).toHaveLength(1)
  must(invert(low.plan.context, low.plan.done[0]!.changes))
  expect(dueOf(high)).toBe('2026-04-01')
  expect(open(high)).toHaveLength(1)
})

test('decisions that two people made without a connection on one collision collide themselves', () => {
  twoDueDates()
  const collisions = open(low)[0]!.collisions
  apart(
    (person) => must(decideCollisions(person.plan.context, collisions, verdict('put-back'))),
    (person) => { setDue(person, '2026-09-09'); must(decideCollisions(person.plan.context, collisions, verdict('keep'))) },
  )
  expect(open(low).map(({ collisions: [first] }) => [first!.gaveWay.value, first!.stands.value])).toEqual([['2026-03-01', '2026-09-09']])
})

test('somebody who wrote the value that gave way again has settled it', () => {
  twoDueDates()
  setDue(high, '2026-03-01')
  expect(open(low)).toEqual([])
})

test('several edits of a record that was archived meanwhile are decided as one: it comes back', () => {
  apart(
    (person) => {
      setDue(person, '2026-03-01')
      must(setField(person.plan.context, 'task', task, 'title', 'Launch in Tashkent'))
    },
    (person) => must(archive(person.plan.context, 'task', [task])),
  )
  const [one, ...more] = open(low)
  expect(more).toEqual([])
  expect(one).toMatchObject({ kind: 'archived', mine: 'gave-way', collisions: [{}, {}] })
  must(decideCollisions(low.plan.context, one!.collisions, verdict('put-back')))
  expect(high.plan.records().records.task.get(task)?.archivedAt).toBeNull()
  expect(open(high)).toEqual([])
})

test('a decision that brings a record back is still told afterwards, and undone it is open again', () => {
  apart((person) => setDue(person, '2026-03-01'), (person) => must(archive(person.plan.context, 'task', [task])))
  const [{ collisions }] = open(low) as [OpenCollision]
  low.plan.done.length = 0
  must(decideCollisions(low.plan.context, collisions, verdict('put-back', 'Still needed')))
  expect(reviewedCollisions(high.plan.records(), told(), high.name)).toMatchObject([{ state: 'decided', decision: { reason: 'Still needed' } }])
  must(invert(low.plan.context, low.plan.done[0]!.changes))
  expect(open(high)).toHaveLength(1)
})

test.each([['put-back', 'the move that was not shown'], ['keep', 'the move that was shown']] as const)('a circle of parents is opened: "%s" leaves %s', (choice, _which) => {
  apart(
    (person) => must(moveTask(person.plan.context, task, { parent: other, commitment: null })),
    (person) => must(moveTask(person.plan.context, other, { parent: task, commitment: null })),
  )
  const [{ collisions }] = open(low) as [OpenCollision]
  must(decideCollisions(low.plan.context, collisions, verdict(choice)))
  const smallest = [task, other].sort()[0]!
  const { records } = high.plan.records()
  expect(records.task.get(smallest)?.parent === null).toBe(choice === 'keep')
  expect([task, other].filter((id) => records.task.get(id)?.parent === null)).toHaveLength(1)
  expect(reviewedCollisions(high.plan.records(), told(), high.name)).toMatchObject([{ kind: 'cycle', state: 'decided', decision: { choice } }])
})

test('moving back is refused where it would close a circle, and changes nothing', () => {
  const [third] = must(addTasks(low.plan.context, [{ title: 'Third', depth: 0 }], noPlace))
  apart(
    (person) => must(moveTask(person.plan.context, task, { parent: other, commitment: null })),
    (person) => must(moveTask(person.plan.context, task, { parent: third!, commitment: null })),
  )
  const { collisions } = open(low)[0]!
  must(moveTask(high.plan.context, other, { parent: task, commitment: null }))
  low.plan.done.length = 0
  expect(decideCollisions(low.plan.context, collisions, verdict('put-back'))).toEqual({ ok: false, problem: 'would-make-cycle' })
  expect(low.plan.done).toEqual([])
})

test('members of a set, links and the plan\'s own fields are put back where they stood', () => {
  must(setMembers(low.plan.context, 'task', task, 'focalPoints', ['f000000000000001']))
  apart(
    (person) => {
      must(setMembers(person.plan.context, 'task', task, 'focalPoints', []))
      must(setMembers(person.plan.context, 'task', task, 'focalPoints', ['f000000000000001']))
      must(setPlanField(person.plan.context, 'title', 'From the plane'))
    },
    (person) => {
      must(setMembers(person.plan.context, 'task', task, 'focalPoints', []))
      must(setPlanField(person.plan.context, 'title', 'From the office'))
    },
  )
  expect(open(low).map(({ collisions: [first] }) => first!.gaveWay.value)).toEqual([true, 'From the plane'])
  for (const { collisions } of open(low)) must(decideCollisions(low.plan.context, collisions, verdict('put-back')))
  const { records, meta } = high.plan.records()
  expect([records.task.get(task)?.focalPoints, meta.title]).toEqual([['f000000000000001'], 'From the plane'])
})

test('a value of which only the beginning was kept, or that no command would write, is not put back', () => {
  twoDueDates()
  const [collision] = open(low)[0]!.collisions as [ToldCollision]
  for (const wrong of [{ isCut: true }, { value: 'next year' }]) {
    const damaged = { ...collision, gaveWay: { ...collision.gaveWay, ...wrong } }
    expect(decideCollisions(low.plan.context, [damaged], verdict('put-back'))).toEqual({ ok: false, problem: 'value-invalid' })
  }
  expect(decideCollisions(low.plan.context, [], verdict('leave'))).toEqual({ ok: false, problem: 'nothing-to-do' })
})

function open(person: Traveller): OpenCollision[] {
  return openCollisions(person.plan.records(), told(), person.name)
}

/** As the server tells it. */
function told(): ToldCollision[] {
  const tell = ({ place, value, isCut, at, madeBeforeSync, userId }: Side) => ({ place, value, isCut, at, madeBeforeSync, author: { id: userId, name: userId } })
  return log.collisions.filter((collision) => !wantTheSame(collision)).map(({ id, kind, gaveWay, stands }) => ({ id, kind, seq: gaveWay.seq, gaveWay: tell(gaveWay), stands: tell(stands) }))
}

function setDue({ plan }: Traveller, date: string): void {
  must(setField(plan.context, 'task', task, 'due', date as PlanDate))
}

function dueOf({ plan }: Traveller): string | null | undefined {
  return plan.records().records.task.get(task)?.due
}
