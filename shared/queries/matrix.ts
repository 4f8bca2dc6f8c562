import type { PlanRecords } from '../schema/decode.ts'
import type { Day } from '../schema/planDate.ts'
import type { Commitment, Task } from '../schema/records.ts'
import { valuesOf, type Dimension } from './dimensions.ts'
import { commitmentTasks, shownCommitments } from './progress.ts'
import { isCommitmentOverdue, isTaskOverdue, lifecycleOf, type StatusIndex } from './status.ts'
import type { TaskTree } from './taskTree.ts'

/**
 * What a cell says first. `empty`: nothing is promised here. `waiting`: all that is
 * promised waits for a State's request. `unplanned`: promised, and no task serves it.
 * `settled`: no task, and none is missing: implemented, discontinued or superseded.
 */
export type CellKind = 'empty' | 'waiting' | 'unplanned' | 'settled' | 'planned'

export interface MatrixCell {
  readonly kind: CellKind
  /** Commitments that count: a conditional one not before it is triggered. */
  readonly commitments: number
  readonly implemented: number
  /** Conditional commitments that nobody has triggered. */
  readonly waiting: number
  /** Of those that count and are still open, the ones without a task. */
  readonly unplanned: number
  /** Subtasks included, cancelled ones not; a shared task counts once in each cell and once in each sum. */
  readonly tasks: number
  readonly done: number
  readonly overdueTasks: number
  readonly overdueCommitments: number
}

export interface Matrix {
  readonly rows: readonly string[]
  readonly columns: readonly string[]
  readonly cell: (row: string, column: string) => MatrixCell
  readonly rowTotal: (row: string) => MatrixCell
  readonly columnTotal: (column: string) => MatrixCell
  readonly total: MatrixCell
  /** Refs follow from these: which commitments name a row's value. */
  readonly commitmentsOfRow: (row: string) => readonly Commitment[]
}

export interface MatrixInput {
  readonly plan: PlanRecords
  readonly tree: TaskTree
  readonly index: StatusIndex
  readonly today: Day
  readonly rows: Dimension
  readonly columns: Dimension
}

/** The plan's commitments by two dimensions. Rows and columns are those that some commitment has, in no order. */
export function matrix({ plan, tree, index, today, rows, columns }: MatrixInput): Matrix {
  const cells = new Map<string, Tally>()
  const rowTotals = new Map<string, Tally>()
  const columnTotals = new Map<string, Tally>()
  const total = newTally()
  const ofRow = new Map<string, Commitment[]>()
  for (const commitment of shownCommitments(plan)) {
    const [inRows, inColumns] = [valuesOf(index, commitment, rows), valuesOf(index, commitment, columns)]
    const work = workOf({ plan, tree, index, today }, commitment)
    count(total, work)
    for (const column of inColumns) count(tallyAt(columnTotals, column), work)
    for (const row of inRows) {
      count(tallyAt(rowTotals, row), work)
      ofRow.set(row, [...(ofRow.get(row) ?? []), commitment])
      for (const column of inColumns) count(tallyAt(cells, `${row}\n${column}`), work)
    }
  }
  return {
    rows: [...rowTotals.keys()],
    columns: [...columnTotals.keys()],
    cell: (row, column) => cellOf(cells.get(`${row}\n${column}`)),
    rowTotal: (row) => cellOf(rowTotals.get(row)),
    columnTotal: (column) => cellOf(columnTotals.get(column)),
    total: cellOf(total),
    commitmentsOfRow: (row) => ofRow.get(row) ?? [],
  }
}

/** Open commitments that count, and that no task serves: what somebody has promised and nobody has planned. */
export function unplannedCommitments(input: Pick<MatrixInput, 'plan' | 'tree' | 'index' | 'today'>): readonly Commitment[] {
  return shownCommitments(input.plan).filter((commitment) => workOf(input, commitment).isUnplanned)
}

/** One of five steps of heat for a number of tasks; 0 for none. */
export function heatOf(tasks: number, most: number): 0 | 1 | 2 | 3 | 4 | 5 {
  if (tasks <= 0 || most <= 0) return 0
  return Math.min(5, Math.ceil((5 * tasks) / most)) as 1 | 2 | 3 | 4 | 5
}

interface Work {
  readonly isWaiting: boolean
  readonly isImplemented: boolean
  readonly isOverdue: boolean
  readonly isUnplanned: boolean
  readonly tasks: readonly CountedTask[]
}

interface CountedTask {
  readonly id: string
  readonly isDone: boolean
  readonly isOverdue: boolean
}

/** What one commitment adds to each of its cells; nobody has triggered it: nothing but that. */
function workOf({ plan, tree, index, today }: Pick<MatrixInput, 'plan' | 'tree' | 'index' | 'today'>, commitment: Commitment): Work {
  const lifecycle = lifecycleOf(index, commitment)
  if (lifecycle === 'not-triggered') return { isWaiting: true, isImplemented: false, isOverdue: false, isUnplanned: false, tasks: [] }
  const tasks = commitmentTasks(tree, commitment.id).flatMap((task) => counted(plan.records.task.get(task.id) ?? task, today))
  const isOpen = lifecycle === 'not-started' || lifecycle === 'in-progress' || lifecycle === 'suspended'
  return {
    isWaiting: false, tasks,
    isImplemented: lifecycle === 'implemented',
    isOverdue: isCommitmentOverdue(index, commitment, today),
    isUnplanned: isOpen && tasks.length === 0,
  }
}

function counted(task: Task, today: Day): CountedTask[] {
  return task.state === 'cancelled' ? [] : [{ id: task.id, isDone: task.state === 'done', isOverdue: isTaskOverdue(task, today) }]
}

interface Tally extends Omit<{ -readonly [Key in keyof MatrixCell]: MatrixCell[Key] }, 'kind'> {
  /** Tasks that are counted already. */
  readonly seen: Set<string>
}

function newTally(): Tally {
  return { commitments: 0, implemented: 0, waiting: 0, unplanned: 0, tasks: 0, done: 0, overdueTasks: 0, overdueCommitments: 0, seen: new Set() }
}

function tallyAt(tallies: Map<string, Tally>, key: string): Tally {
  const tally = tallies.get(key) ?? newTally()
  tallies.set(key, tally)
  return tally
}

function count(tally: Tally, work: Work): void {
  if (work.isWaiting) {
    tally.waiting += 1
    return
  }
  tally.commitments += 1
  if (work.isImplemented) tally.implemented += 1
  if (work.isOverdue) tally.overdueCommitments += 1
  if (work.isUnplanned) tally.unplanned += 1
  for (const { id, isDone, isOverdue } of work.tasks) {
    if (tally.seen.has(id)) continue
    tally.seen.add(id)
    tally.tasks += 1
    if (isDone) tally.done += 1
    if (isOverdue) tally.overdueTasks += 1
  }
}

function cellOf(tally: Tally | undefined): MatrixCell {
  const { seen: _, ...counts } = tally ?? newTally()
  return { ...counts, kind: kindOf(counts) }
}

function kindOf({ commitments, waiting, unplanned, tasks }: Omit<Tally, 'seen'>): CellKind {
  if (tasks > 0) return 'planned'
  if (commitments === 0) return waiting > 0 ? 'waiting' : 'empty'
  return unplanned > 0 ? 'unplanned' : 'settled'
}
