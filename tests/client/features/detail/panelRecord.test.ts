import { describe, expect, it } from 'vitest'
import { commitmentOfTask, panelRecord, recordsInOrder } from '../../../../client/features/detail/panelRecord.ts'
import { taskTree } from '../../../../shared/queries/taskTree.ts'
import { must, openTestPlan } from '../../../helpers/testPlan.ts'

describe('what the panel shows', () => {
  const { commands, plan } = openTestPlan()
  const first = must(commands.addCommitment({ title: 'First', instrument: null }))
  const second = must(commands.addCommitment({ title: 'Second', instrument: null }))
  const [task, subtask] = must(commands.addTasks([{ title: 'Task', depth: 0 }, { title: 'Subtask', depth: 1 }], { parent: null, commitment: second }))

  it('the record that the address names, whatever its kind', () => {
    expect(panelRecord(plan(), first)).toEqual({ kind: 'commitment', id: first })
    expect(panelRecord(plan(), subtask!)).toEqual({ kind: 'task', id: subtask })
    expect(panelRecord(plan(), 'plan')).toEqual({ kind: 'plan' })
  })

  it('nothing for what the plan does not have', () => {
    expect(panelRecord(plan(), 'zzzzzzzzzzzzzzzz')).toBeNull()
    expect(panelRecord(plan(), '<script>')).toBeNull()
  })

  it('previous and next walk the records of one kind in the order of the outline', () => {
    expect(recordsInOrder(plan(), taskTree(plan()), 'commitment')).toEqual([first, second])
    expect(recordsInOrder(plan(), taskTree(plan()), 'task')).toEqual([task, subtask])
  })

  it('a subtask belongs to the commitment of the task above it', () => {
    expect(commitmentOfTask(plan(), taskTree(plan()), subtask!)).toBe(second)
  })
})
