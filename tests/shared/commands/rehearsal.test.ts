import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { archive } from '../../../shared/commands/archiving.ts'
import { addCommitment } from '../../../shared/commands/commitments.ts'
import { setField } from '../../../shared/commands/fields.ts'
import { setPlanField } from '../../../shared/commands/plan.ts'
import { bringIn, rehearse, type BroughtIn } from '../../../shared/commands/rehearsal.ts'
import { addTasks } from '../../../shared/commands/tasks.ts'
import type { DoneCommand } from '../../../shared/commands/transact.ts'
import { invert } from '../../../shared/commands/undo.ts'
import { copyOf, must, newPlan, type TestPlan } from '../../helpers/planBuilder.ts'
import { perform, randomCommand } from '../../helpers/randomCommands.ts'

describe('changes that were noted on one device, brought in on another', () => {
  test('give the same records, as one step', () => {
    const [away, home] = twoDevices()
    work(away)
    const before = home.done.length
    expect(outcomes(bringIn(home.context, away.done))).toEqual(['written', 'written', 'written', 'written'])
    expect(home.records().records).toEqual(away.records().records)
    expect(home.done.slice(before).map(({ name }) => name)).toEqual(['bring-in-changes'])
  })

  test('[D9] are undone together', () => {
    const [away, home] = twoDevices()
    work(away)
    bringIn(home.context, away.done)
    must(invert(home.context, home.done.at(-1)!.changes))
    expect(home.records().meta.title).toBe('UNOCT – OSCE')
    expect([...home.records().records.task.values()].filter(({ archivedAt }) => archivedAt === null).map(({ title }) => title)).toEqual(['Draft'])
  })

  test('stand already when they are brought in a second time, also those that later ones have replaced', () => {
    const [away, home] = twoDevices()
    work(away)
    bringIn(home.context, away.done)
    const before = Y.encodeStateVector(home.doc)
    expect(outcomes(bringIn(home.context, away.done))).toEqual(['stands', 'stands', 'stands', 'stands'])
    expect(Y.encodeStateVector(home.doc)).toEqual(before)
  })

  test('leave what somebody has changed since as it is, and bring the rest', () => {
    const [away, home] = twoDevices()
    const task = [...away.records().records.task.keys()][0]!
    must(setField(away.context, 'task', task, 'title', 'Mine'))
    must(setField(away.context, 'task', task, 'state', 'done'))
    must(setField(home.context, 'task', task, 'title', 'Theirs'))
    expect(outcomes(bringIn(home.context, away.done))).toEqual(['value-changed-since', 'written'])
    expect(home.records().records.task.get(task)).toMatchObject({ title: 'Theirs', state: 'done' })
  })
})

test('a rehearsal says what bringing in does, and writes nothing', () => {
  fc.assert(fc.property(fc.array(randomCommand, { maxLength: 12 }), fc.array(randomCommand, { maxLength: 6 }), (theirs, ours) => {
    const [away, home] = twoDevices()
    for (const command of theirs) perform(away, command)
    for (const command of ours) perform(home, command)
    const before = Y.encodeStateAsUpdate(home.doc)
    const rehearsed = rehearse(home.context, away.done)
    expect(Y.encodeStateAsUpdate(home.doc)).toEqual(before)
    expect(rehearsed.map(withoutTimes)).toEqual(bringIn(home.context, away.done).map(withoutTimes))
  }), { numRuns: 60 })
})

function twoDevices(): [TestPlan, TestPlan] {
  const home = newPlan()
  must(addTasks(home.context, [{ title: 'Draft', depth: 0 }], { parent: null, commitment: null }))
  home.done.length = 0
  return [copyOf(home, 'b'), home]
}

function work(plan: TestPlan): void {
  const commitment = must(addCommitment(plan.context, { title: 'Exchange information', instrument: null }))
  must(addTasks(plan.context, [{ title: 'Write', depth: 0 }], { parent: null, commitment }))
  must(setPlanField(plan.context, 'title', 'Once'))
  must(setPlanField(plan.context, 'title', 'Twice'))
}

function outcomes(all: readonly BroughtIn[]): string[] {
  return all.map(({ outcome }) => (outcome.ok ? outcome.value : outcome.problem))
}

/** The document fills in when a record was made where its command did not say. */
function withoutTimes({ command, outcome, changes }: BroughtIn): { command: DoneCommand; outcome: unknown; changes: unknown } {
  return { command, outcome, changes: changes.map((change) => (change.on === 'created' ? { ...change, fields: null } : change)) }
}

test('what was archived there and here stands', () => {
  const [away, home] = twoDevices()
  const task = [...away.records().records.task.keys()][0]!
  must(archive(away.context, 'task', [task]))
  must(archive(home.context, 'task', [task]))
  expect(outcomes(bringIn(home.context, away.done))).toEqual(['stands'])
})
