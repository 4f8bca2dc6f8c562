import { describe, expect, it } from 'vitest'
import { expansionOf, gridRows, recordIdOf, type GridRow, type GridRowsInput } from '../../../../client/features/commitments/gridRows.ts'
import { outlineGroups } from '../../../../shared/queries/outline.ts'
import { taskTree } from '../../../../shared/queries/taskTree.ts'
import { must, openTestPlan } from '../../../helpers/testPlan.ts'

describe('rows of the outline', () => {
  const { commands, plan } = openTestPlan()
  const instrument = must(commands.addInstrument({ type: 'roadmap', title: 'Roadmap', prefix: 'RM' }))
  const first = must(commands.addCommitment({ title: 'First', instrument }))
  const second = must(commands.addCommitment({ title: 'Second', instrument }))
  const [task, subtask] = must(commands.addTasks([{ title: 'Task', depth: 0 }, { title: 'Subtask', depth: 1 }], { parent: null, commitment: first }))
  must(commands.linkTask(task!, second, true))

  const rows = (change: Partial<GridRowsInput> = {}): GridRow[] => gridRows({
    groups: outlineGroups(plan()), tree: taskTree(plan()), isCollapsed: () => false, match: null, kept: new Set(), newTask: null, archived: null, ...change,
  })
  const types = (given: readonly GridRow[]): string[] => given.map((row) => `${row.type}:${row.level}`)

  it('instrument, commitment, task, subtask; a shared task under both, marked', () => {
    expect(types(rows())).toEqual(['instrument:1', 'commitment:2', 'task:3', 'task:4', 'commitment:2', 'task:3', 'task:4'])
    const shared = rows().filter((row) => row.type === 'task' && row.task.id === task)
    expect(shared.map((row) => row.type === 'task' && row.isShared)).toEqual([true, true])
    expect(new Set(rows().map((row) => row.key)).size).toBe(rows().length)
  })

  it('a closed row hides what is below it, and only there', () => {
    const isCollapsed = (key: string): boolean => key === first
    expect(types(rows({ isCollapsed }))).toEqual(['instrument:1', 'commitment:2', 'commitment:2', 'task:3', 'task:4'])
    expect(expansionOf(rows()[1]!, isCollapsed)).toBe(false)
    expect(expansionOf(rows()[3]!, isCollapsed)).toBeNull()
  })

  it('the line for a new task stands at the end of where the task will be', () => {
    expect(types(rows({ newTask: { parent: null, commitment: first } }))[4]).toBe('new-task:3')
    expect(types(rows({ newTask: { parent: task!, commitment: second } })).at(-1)).toBe('new-task:4')
  })

  it('what is under focus stays, although the filter no longer fits it', () => {
    const match = { commitments: new Set<string>(), tasks: new Set<string>() }
    expect(rows({ match })).toEqual([])
    expect(rows({ match, kept: new Set([first]) }).map(recordIdOf)).toEqual([instrument, first])
  })

  it('archived records come last, and only when asked for', () => {
    const archived = [{ kind: 'task' as const, id: subtask! }]
    expect(types(rows({ archived })).slice(-2)).toEqual(['archived:1', 'archived-record:2'])
    expect(types(rows())).not.toContain('archived:1')
  })
})
