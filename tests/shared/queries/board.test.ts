import { describe, expect, test } from 'vitest'
import { boardColumns, canMoveTo, cardsInOrder, type BoardKind } from '../../../shared/queries/board.ts'
import { NOT_NAMED } from '../../../shared/queries/dimensions.ts'
import { statusIndex } from '../../../shared/queries/status.ts'
import { taskTree } from '../../../shared/queries/taskTree.ts'
import { taskStates } from '../../../shared/schema/words.ts'
import { must, openTestPlan } from '../../helpers/testPlan.ts'

function boardOf(kind: BoardKind, values: readonly string[] = []) {
  const { commands, plan } = openTestPlan()
  const columns = () => {
    const ids = cardsInOrder(plan(), taskTree(plan()), kind.of)
    return boardColumns({ plan: plan(), index: statusIndex(plan()) }, kind, ids, values).map(({ value, cards }) => [value, cards])
  }
  return { commands, columns }
}

describe('the board of tasks', () => {
  test('has every task once, subtasks too, in the order of the outline', () => {
    const { commands, columns } = boardOf({ of: 'tasks', by: 'state' }, taskStates)
    const one = must(commands.addCommitment({ title: 'One', instrument: null }))
    const other = must(commands.addCommitment({ title: 'Other', instrument: null }))
    const [a, b] = must(commands.addTasks([{ title: 'a', depth: 0 }, { title: 'b', depth: 1 }], { parent: null, commitment: one }))
    const [c] = must(commands.addTasks([{ title: 'c', depth: 0 }], { parent: null, commitment: other }))
    const [loose] = must(commands.addTasks([{ title: 'loose', depth: 0 }], { parent: null, commitment: null }))
    must(commands.linkTask(a!, other, true))
    must(commands.setField('task', c!, 'state', 'blocked'))
    expect(columns()).toEqual([['to-do', [a, b, loose]], ['in-progress', []], ['blocked', [c]], ['done', []], ['cancelled', []]])
  })

  test('by lead has a column for those that name none, and for a party that the list does not have', () => {
    const { commands, columns } = boardOf({ of: 'tasks', by: 'lead' }, [NOT_NAMED])
    const party = must(commands.addParty({ name: 'OSCE', shortName: 'OSCE', kind: 'secretariat' }))
    const [a, b] = must(commands.addTasks([{ title: 'a', depth: 0 }, { title: 'b', depth: 0 }], { parent: null, commitment: null }))
    must(commands.setField('task', b!, 'lead', party))
    expect(columns()).toEqual([[NOT_NAMED, [a]], [party, [b]]])
  })
})

describe('the board of commitments', () => {
  test('by theme has a card in the column of each theme', () => {
    const { commands, columns } = boardOf({ of: 'commitments', by: 'theme' }, ['border', 'law'])
    const id = must(commands.addCommitment({ title: 'One', instrument: null }))
    must(commands.setMembers('commitment', id, 'themes', ['border', 'law']))
    const bare = must(commands.addCommitment({ title: 'Bare', instrument: null }))
    expect(columns()).toEqual([['border', [id]], ['law', [id]], [NOT_NAMED, [bare]]])
  })

  test('shows the lifecycle that follows from the records, where nobody can put a card', () => {
    const { commands, columns } = boardOf({ of: 'commitments', by: 'state' })
    const id = must(commands.addCommitment({ title: 'On request', instrument: null }))
    must(commands.setField('commitment', id, 'condition', 'upon request'))
    expect(columns()).toEqual([['not-triggered', [id]]])
    expect(canMoveTo({ of: 'commitments', by: 'state' }, 'not-triggered')).toBe(false)
    expect(canMoveTo({ of: 'commitments', by: 'state' }, 'in-progress')).toBe(true)
  })
})
