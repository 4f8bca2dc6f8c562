import { describe, expect, test } from 'vitest'
import { addCommitment } from '../../../shared/commands/commitments.ts'
import { archive, restore } from '../../../shared/commands/archiving.ts'
import { addTasks, indentTask, linkTask, moveTask, outdentTask } from '../../../shared/commands/tasks.ts'
import { setField } from '../../../shared/commands/fields.ts'
import { taskTree, type TaskTree } from '../../../shared/queries/taskTree.ts'
import { shownRefs } from '../../../shared/queries/refs.ts'
import { copyOf, merge, must, newPlan, type TestPlan } from '../../helpers/planBuilder.ts'

function titles(plan: TestPlan, pick: (tree: TaskTree) => readonly { title: string }[] | undefined): string[] {
  return (pick(taskTree(plan.records())) ?? []).map((task) => task.title)
}

function planWithTasks(...names: string[]) {
  const plan = newPlan()
  const commitment = must(addCommitment(plan.context, { title: 'Border security', instrument: null }))
  const ids = must(addTasks(plan.context, names.map((title) => ({ title, depth: 0 })), { parent: null, commitment }))
  return { plan, commitment, ids }
}

describe('adding tasks', () => {
  test('several lines are one step, in their order, with refs of their own', () => {
    const { plan, commitment } = planWithTasks('a', 'b', 'c')
    expect(titles(plan, (tree) => tree.ofCommitment.get(commitment))).toEqual(['a', 'b', 'c'])
    expect(plan.done.map((command) => command.name)).toEqual(['add-commitment', 'add-tasks'])
    expect([...plan.records().records.task.values()].map((task) => task.ref).sort()).toEqual(['T-1', 'T-2', 'T-3'])
  })

  test('indented lines become subtasks, and a jump of two levels is one', () => {
    const { plan, commitment } = planWithTasks('above')
    const [root, child] = must(addTasks(plan.context, [{ title: 'root', depth: 0 }, { title: 'child', depth: 2 }, { title: 'grandchild', depth: 3 }], { parent: null, commitment }))
    expect(titles(plan, (tree) => tree.children.get(root!))).toEqual(['child'])
    expect(titles(plan, (tree) => tree.children.get(child!))).toEqual(['grandchild'])
  })

  test('an empty line or a missing place is refused and writes nothing', () => {
    const { plan, ids } = planWithTasks('a')
    expect(addTasks(plan.context, [{ title: '  ', depth: 0 }], { parent: ids[0]!, commitment: null })).toEqual({ ok: false, problem: 'text-empty' })
    expect(addTasks(plan.context, [{ title: 'x', depth: 0 }], { parent: 'zzzzzzzzzzzzzzzz' as never, commitment: null })).toEqual({ ok: false, problem: 'record-missing' })
    expect(plan.records().records.task.size).toBe(1)
  })
})

describe('moving tasks', () => {
  test('a task moves before another one', () => {
    const { plan, commitment, ids } = planWithTasks('a', 'b', 'c')
    must(moveTask(plan.context, ids[2]!, { parent: null, commitment, before: ids[0]! }, commitment))
    expect(titles(plan, (tree) => tree.ofCommitment.get(commitment))).toEqual(['c', 'a', 'b'])
  })

  test('[D6] two devices insert at one place offline; a later insertion between them still works', () => {
    const { plan, commitment, ids } = planWithTasks('first', 'last')
    const other = copyOf(plan, 'b')
    must(addTasks(plan.context, [{ title: 'mine', depth: 0 }], { parent: null, commitment, before: ids[1]! }))
    must(addTasks(other.context, [{ title: 'theirs', depth: 0 }], { parent: null, commitment, before: ids[1]! }))
    merge(plan, other)
    const between = taskTree(plan.records()).ofCommitment.get(commitment)!
    expect(between[1]!.order).toBe(between[2]!.order)
    must(addTasks(plan.context, [{ title: 'between', depth: 0 }], { parent: null, commitment, before: between[2]!.id }))
    expect(titles(plan, (tree) => tree.ofCommitment.get(commitment))).toEqual(['first', between[1]!.title, 'between', between[2]!.title, 'last'])
  })

  test('indent makes a subtask of the sibling above, outdent puts it back after it', () => {
    const { plan, commitment, ids } = planWithTasks('a', 'b', 'c')
    must(indentTask(plan.context, ids[1]!, commitment))
    expect(titles(plan, (tree) => tree.children.get(ids[0]!))).toEqual(['b'])
    must(outdentTask(plan.context, ids[1]!, commitment))
    expect(titles(plan, (tree) => tree.ofCommitment.get(commitment))).toEqual(['a', 'b', 'c'])
    expect(indentTask(plan.context, ids[0]!, commitment)).toEqual({ ok: false, problem: 'nothing-to-do' })
  })

  test('a task cannot become a subtask of its own subtask', () => {
    const { plan, commitment, ids } = planWithTasks('a', 'b')
    must(indentTask(plan.context, ids[1]!, commitment))
    expect(moveTask(plan.context, ids[0]!, { parent: ids[1]!, commitment })).toEqual({ ok: false, problem: 'would-make-cycle' })
  })

  test('[D7] a cycle that a merge produces shows every task once, the same on both devices', () => {
    const { plan, commitment, ids } = planWithTasks('a', 'b', 'c')
    const other = copyOf(plan, 'b')
    must(moveTask(plan.context, ids[0]!, { parent: ids[1]!, commitment }, commitment))
    must(moveTask(other.context, ids[1]!, { parent: ids[0]!, commitment }, commitment))
    merge(plan, other)
    const shown = (tree: TaskTree) => [...tree.ofCommitment.values(), ...tree.children.values(), tree.loose].flat().map((task) => task.title).sort()
    expect(shown(taskTree(plan.records()))).toEqual(['a', 'b', 'c'])
    expect(taskTree(other.records())).toEqual(taskTree(plan.records()))
  })
})

describe('tasks and commitments', () => {
  test('[P5] a task of two commitments stands under both', () => {
    const { plan, commitment, ids } = planWithTasks('shared')
    const second = must(addCommitment(plan.context, { title: 'Second', instrument: null }))
    must(linkTask(plan.context, ids[0]!, second, true))
    expect(titles(plan, (tree) => tree.ofCommitment.get(commitment))).toEqual(['shared'])
    expect(titles(plan, (tree) => tree.ofCommitment.get(second))).toEqual(['shared'])
    must(linkTask(plan.context, ids[0]!, commitment, false))
    must(linkTask(plan.context, ids[0]!, second, false))
    expect(titles(plan, (tree) => tree.loose)).toEqual(['shared'])
  })

  test('[D3, D7] archiving takes subtasks along; a subtask that somebody added meanwhile moves up and is not lost', () => {
    const { plan, commitment, ids } = planWithTasks('a', 'b')
    const other = copyOf(plan, 'b')
    must(archive(plan.context, 'task', [ids[0]!]))
    must(addTasks(other.context, [{ title: 'added meanwhile', depth: 0 }], { parent: ids[0]!, commitment: null }))
    merge(plan, other)
    expect(titles(plan, (tree) => tree.ofCommitment.get(commitment)).sort()).toEqual(['added meanwhile', 'b'])
    must(setField(plan.context, 'task', ids[0]!, 'title', 'still editable'))
  })

  test('[D3] a commitment takes along the tasks that serve only it, and brings back what went with it', () => {
    const { plan, commitment, ids } = planWithTasks('own', 'shared', 'gone before')
    const second = must(addCommitment(plan.context, { title: 'Second', instrument: null }))
    must(linkTask(plan.context, ids[1]!, second, true))
    must(addTasks(plan.context, [{ title: 'subtask', depth: 0 }], { parent: ids[0]!, commitment: null }))
    must(archive(plan.context, 'task', [ids[2]!]))
    must(archive(plan.context, 'commitment', [commitment]))
    const shown = () => [...plan.records().records.task.values()].filter((task) => task.archivedAt === null).map((task) => task.title).sort()
    expect(shown()).toEqual(['shared'])
    expect(titles(plan, (tree) => tree.ofCommitment.get(second))).toEqual(['shared'])
    must(restore(plan.context, 'commitment', [commitment]))
    expect(shown()).toEqual(['own', 'shared', 'subtask'])
  })

  test('[D8] two devices that choose the same ref: the earlier keeps it, the later is shown with a letter', () => {
    const { plan, commitment } = planWithTasks('a')
    const other = copyOf(plan, 'b')
    const [mine] = must(addTasks(plan.context, [{ title: 'mine', depth: 0 }], { parent: null, commitment }))
    for (let i = 0; i < 60; i += 1) other.context.now()
    const [theirs] = must(addTasks(other.context, [{ title: 'theirs', depth: 0 }], { parent: null, commitment }))
    merge(plan, other)
    expect(shownRefs(plan.records()).get(mine!)).toBe('T-2')
    expect(shownRefs(plan.records()).get(theirs!)).toBe('T-2b')
    expect(shownRefs(other.records())).toEqual(shownRefs(plan.records()))
  })
})
