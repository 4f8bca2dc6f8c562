import { describe, expect, test } from 'vitest'
import type { Id } from '../../../shared/ids.ts'
import { NOT_NAMED, type Dimension } from '../../../shared/queries/dimensions.ts'
import { heatOf, matrix, unplannedCommitments } from '../../../shared/queries/matrix.ts'
import { statusIndex } from '../../../shared/queries/status.ts'
import { taskTree } from '../../../shared/queries/taskTree.ts'
import type { Day, PlanDate } from '../../../shared/schema/planDate.ts'
import { must, openTestPlan } from '../../helpers/testPlan.ts'

const today = '2026-06-01' as Day

function emptyMatrix() {
  const { commands, plan } = openTestPlan()
  const inputs = () => ({ plan: plan(), tree: taskTree(plan()), index: statusIndex(plan()), today })
  return {
    commands, plan,
    look: (rows: Dimension = 'theme', columns: Dimension = 'region') => matrix({ ...inputs(), rows, columns }),
    unplanned: () => unplannedCommitments(inputs()).map(({ title }) => title),
    promise: (title: string, themes: readonly string[], regions: readonly string[]) => {
      const id = must(commands.addCommitment({ title, instrument: null }))
      must(commands.setMembers('commitment', id, 'themes', themes))
      must(commands.setMembers('commitment', id, 'regions', regions))
      return id
    },
    work: (commitment: Id<'commitment'>, ...titles: readonly string[]) =>
      must(commands.addTasks(titles.map((title) => ({ title, depth: 0 })), { parent: null, commitment })),
  }
}

describe('a cell of the matrix', () => {
  test('counts the tasks of the commitments that name both, subtasks too, cancelled ones not', () => {
    const { commands, look, promise, work } = emptyMatrix()
    const borders = promise('Borders', ['border'], ['asia', 'europe'])
    const [first, second] = work(borders, 'a', 'b')
    const [below] = must(commands.addTasks([{ title: 'c', depth: 0 }], { parent: first!, commitment: borders }))
    must(commands.setField('task', below!, 'state', 'done'))
    must(commands.setField('task', second!, 'state', 'cancelled'))
    expect(look().cell('border', 'asia')).toMatchObject({ kind: 'planned', commitments: 1, tasks: 2, done: 1, unplanned: 0 })
    expect(look().cell('border', 'europe').tasks).toBe(2)
    expect(look().rowTotal('border')).toMatchObject({ tasks: 2, commitments: 1 })
    expect(look().cell('border', NOT_NAMED).kind).toBe('empty')
  })

  test('and each sum count a shared task once', () => {
    const { commands, look, promise, work } = emptyMatrix()
    const one = promise('One', ['border'], ['asia'])
    const other = promise('Other', ['border'], ['asia', 'europe'])
    const [shared] = work(one, 'a')
    must(commands.linkTask(shared!, other, true))
    expect(look().cell('border', 'asia')).toMatchObject({ tasks: 1, commitments: 2 })
    expect(look().total.tasks).toBe(1)
  })

  test('tells "promised, no task" from "waits for a request" from "nothing promised"', () => {
    const { commands, look, promise } = emptyMatrix()
    promise('Promised', ['law'], ['asia'])
    const onRequest = promise('On request', ['internet'], ['asia'])
    must(commands.setField('commitment', onRequest, 'condition', 'upon request'))
    expect(look().cell('law', 'asia')).toMatchObject({ kind: 'unplanned', commitments: 1 })
    expect(look().cell('internet', 'asia')).toMatchObject({ kind: 'waiting', commitments: 0, waiting: 1 })
    expect(look().cell('internet', 'europe').kind).toBe('empty')
  })

  test('counts a conditional commitment, and its tasks, only once it is triggered', () => {
    const { commands, look, promise, work } = emptyMatrix()
    const id = promise('On request', ['internet'], ['asia'])
    must(commands.setField('commitment', id, 'condition', 'upon request'))
    work(id, 'a')
    expect(look().total).toMatchObject({ kind: 'waiting', commitments: 0, tasks: 0 })
    must(commands.addRequest({ state: 'A State', receivedOn: null, commitment: id }))
    expect(look().total).toMatchObject({ kind: 'planned', commitments: 1, waiting: 0, tasks: 1 })
  })

  test('misses no task where the commitment is implemented, discontinued or superseded', () => {
    const { commands, look, promise, unplanned } = emptyMatrix()
    const id = promise('Promised', ['law'], [])
    expect(unplanned()).toEqual(['Promised'])
    must(commands.setField('commitment', id, 'lifecycle', 'implemented'))
    expect(look().cell('law', NOT_NAMED)).toMatchObject({ kind: 'settled', implemented: 1 })
    expect(unplanned()).toEqual([])
  })

  test('[P2] computes what is overdue, from the last day that a date can mean', () => {
    const { commands, look, promise, work } = emptyMatrix()
    const id = promise('Promised', ['law'], ['asia'])
    const [late, notYet] = work(id, 'a', 'b')
    must(commands.setField('task', late!, 'due', '2026-05' as PlanDate))
    must(commands.setField('task', notYet!, 'due', '2026-06' as PlanDate))
    must(commands.setField('commitment', id, 'due', '2026' as PlanDate))
    expect(look().cell('law', 'asia')).toMatchObject({ overdueTasks: 1, overdueCommitments: 0 })
    must(commands.setField('commitment', id, 'due', '2025' as PlanDate))
    expect(look().cell('law', 'asia').overdueCommitments).toBe(1)
  })
})

test('any two dimensions make a matrix; a party is named as lead and as supporting', () => {
  const { commands, look, promise } = emptyMatrix()
  const [unoct, osce] = ['UNOCT', 'OSCE'].map((name) => must(commands.addParty({ name, shortName: name, kind: 'office' }))) as [never, never]
  const id = promise('Promised', [], [])
  must(commands.setField('commitment', id, 'lead', unoct))
  must(commands.setMembers('commitment', id, 'supporting', [osce]))
  const byParty = look('party', 'lifecycle')
  expect([...byParty.rows].sort()).toEqual([unoct, osce].sort())
  expect(byParty.columns).toEqual(['not-started'])
  expect(byParty.cell(osce, 'not-started').commitments).toBe(1)
  expect(look('assessment', 'pillar').cell('not-assessed', NOT_NAMED).commitments).toBe(1)
})

test('heat has five steps, and none for no task', () => {
  expect([0, 1, 3, 5, 10].map((tasks) => heatOf(tasks, 10))).toEqual([0, 1, 2, 3, 5])
  expect(heatOf(0, 0)).toBe(0)
})
