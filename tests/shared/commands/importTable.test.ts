import { expect, test } from 'vitest'
import { addCommitment } from '../../../shared/commands/commitments.ts'
import { importTable } from '../../../shared/commands/importTable.ts'
import { addParty } from '../../../shared/commands/parties.ts'
import { addTasks } from '../../../shared/commands/tasks.ts'
import { invert } from '../../../shared/commands/undo.ts'
import { outlineTable, tableIndex } from '../../../shared/tables/tableIndex.ts'
import { must, newPlan, type TestPlan } from '../../helpers/planBuilder.ts'
import { importGrid, readGrid } from '../../helpers/tableImport.ts'
import { tableWords } from '../../helpers/tableWords.ts'

const outline = (plan: TestPlan, ...columns: string[]) => {
  const [header, ...rows] = outlineTable(tableIndex(plan.records(), tableWords))
  return rows.map((row) => columns.map((column) => row[header!.indexOf(column)]).join(' | '))
}

test('rows become commitments and tasks, with what they name and the plan lacks, as one command', () => {
  const plan = newPlan()
  must(addParty(plan.context, { name: 'Organization for Security', shortName: 'OSCE', kind: 'secretariat' }))
  plan.done.length = 0
  const read = importGrid(plan, [
    ['Action plan 2026'],
    ['Kind', 'No.', 'Activity', 'Parent', 'Responsible', 'Focal point', 'Deadline', 'Status', 'Theme'],
    ['Commitment', 'A', 'Train border officials', '', 'osce', '', '2026', 'In progress', 'Border security and management; Drones'],
    ['Task', 'A.1', 'Write the concept note', 'A', 'UNOCT', 'Jane Doe', '31/12/2026', 'Done', ''],
    ['Subtask', '', 'Ask for comments', 'A.1', '', 'Jane Doe', '14 March 2026', '', ''],
    ['', '', 'A loose task', '', '', '', '', '', ''],
  ])
  expect(read.counts).toEqual({ new: 4, changed: 0, same: 0, refused: 0 })
  expect(read.writes.additions).toMatchObject({ parties: [{ name: 'UNOCT' }], focalPoints: [{ name: 'Jane Doe' }], entries: [{ list: 'themes', label: 'Drones' }] })
  expect(plan.done.map(({ name }) => name)).toEqual(['import-table'])
  expect(outline(plan, 'Kind', 'Ref', 'Under', 'Title', 'Status', 'Lead', 'Focal points', 'Due', 'Themes')).toEqual([
    'Commitment | C-1 |  | Train border officials | In progress | OSCE |  | 2026 | Border security and management; Drones',
    'Task | T-1 | C-1 | Write the concept note | Done | UNOCT | Jane Doe | 2026-12-31 | ',
    'Task | T-2 | T-1 | Ask for comments | To do |  | Jane Doe | 2026-03-14 | ',
    'Task | T-3 |  | A loose task | To do |  |  |  | ',
  ])
})

test('undo takes back the whole import, additions and changes, in one step', () => {
  const { plan, grid } = exported()
  const before = outlineTable(tableIndex(plan.records(), tableWords))
  grid[1]![at(grid, 'Title')] = 'Renamed'
  grid.push(newRow(grid, { Title: 'Added', Lead: 'UNODC' }))
  plan.done.length = 0
  importGrid(plan, grid)
  expect(outline(plan, 'Title')).toContain('Renamed')
  must(invert(plan.context, plan.done[0]!.changes))
  expect(outlineTable(tableIndex(plan.records(), tableWords))).toEqual(before)
  expect([...plan.records().records.party.values()].filter(({ archivedAt }) => archivedAt === null)).toEqual([])
})

test('an edited row is a change from what stands to what the table says, and nothing else is touched', () => {
  const { plan, grid } = exported()
  const task = grid.findIndex((row) => row[at(grid, 'Title')] === 'First')
  grid[task]![at(grid, 'Status')] = 'Blocked'
  grid[task]![at(grid, 'Due')] = '2026-Q3'
  const read = importGrid(plan, grid)
  expect(read.rows.filter(({ outcome }) => outcome !== 'same')).toMatchObject([{
    outcome: 'changed', number: task + 1, ref: 'T-1',
    changes: [{ column: 'status', before: 'To do', after: 'Blocked' }, { column: 'due', before: '', after: '2026-Q3' }],
  }])
  expect(plan.done.at(-1)!.changes).toMatchObject([{ key: 'state', after: 'blocked' }, { key: 'due', after: '2026-Q3' }])
})

test('a row that moves stands last below its new place; its order and links follow', () => {
  const { plan, grid } = exported()
  grid.find((row) => row[at(grid, 'Title')] === 'First')![at(grid, 'Under')] = 'T-2'
  importGrid(plan, grid)
  expect(outline(plan, 'Ref', 'Under')).toEqual(['C-1 | ', 'T-2 | C-1', 'T-1 | T-2', 'C-2 | '])
  const back = outlineTable(tableIndex(plan.records(), tableWords))
  back.find((row) => row[at(back, 'Ref')] === 'T-1')![at(back, 'Under')] = 'C-1; C-2'
  importGrid(plan, back)
  expect(outline(plan, 'Ref', 'Under')).toEqual(['C-1 | ', 'T-2 | C-1', 'T-1 | C-1; C-2', 'C-2 | '])
})

test.each([
  ['a row without a title', { Title: '', Due: '2026' }, ['no-title']],
  ['an id of another plan', { ID: 'zzzzzzzzzzzzzzzz', Title: 'x' }, ['unknown-id']],
  ['a date that is none', { Title: 'x', Due: '31 February 2026' }, ['not-a-date']],
  ['a word that no list has', { Title: 'x', Status: 'Nearly' }, ['unknown-word']],
  ['a kind that nobody knows', { Title: 'x', Kind: 'Risk' }, ['unknown-kind']],
  ['a place that is not there', { Title: 'x', Under: 'T-99' }, ['unknown-place']],
  ['two parents', { Title: 'x', Under: 'T-1; T-2' }, ['several-parents']],
  ['a title that is too long', { Title: 'x'.repeat(501) }, ['too-long']],
])('%s is told with its row and kept out; the other rows are taken in', (_name, cells, problems) => {
  const { plan, grid } = exported()
  grid.push(newRow(grid, cells), newRow(grid, { Title: 'Good' }))
  const read = readGrid(plan, grid)
  expect(read.rows.filter(({ outcome }) => outcome === 'refused').map((row) => [row.number, row.problems.map(({ kind }) => kind)])).toEqual([[grid.length - 1, problems]])
  expect(read.writes.created.length).toBe(1)
  expect(read.writes.additions).toEqual({ parties: [], focalPoints: [], entries: [] })
})

test('rows below each other, and rows below one that is kept out, are kept out', () => {
  const { plan, grid } = exported()
  grid.find((row) => row[at(grid, 'Ref')] === 'T-1')![at(grid, 'Under')] = 'T-2'
  grid.find((row) => row[at(grid, 'Ref')] === 'T-2')![at(grid, 'Under')] = 'T-1'
  grid.push(newRow(grid, { Ref: 'X', Title: 'Bad', Due: 'soon' }), newRow(grid, { Ref: 'Y', Title: 'Below', Under: 'X' }), newRow(grid, { Title: 'Lower', Under: 'Y' }))
  const read = readGrid(plan, grid)
  expect(read.rows.flatMap(({ problems }) => problems.map(({ kind }) => kind))).toEqual(['below-itself', 'below-itself', 'not-a-date', 'place-refused', 'place-refused'])
  expect(read.writes).toMatchObject({ created: [], edited: [] })
})

test('the same id twice, an archived record, and what only Pacta sets are told', () => {
  const { plan, grid } = exported()
  grid.push([...grid[1]!])
  grid[1]![at(grid, 'Assessment')] = 'On track'
  const read = readGrid(plan, grid)
  expect(read.rows[0]).toMatchObject({ outcome: 'same', problems: [{ kind: 'cannot-change', column: 'assessment' }] })
  expect(read.rows.at(-1)).toMatchObject({ outcome: 'refused', problems: [{ kind: 'twice' }] })
})

test('a command that meets what it cannot write changes nothing', () => {
  const plan = newPlan()
  const nothing = { additions: { parties: [], focalPoints: [], entries: [] }, created: [], edited: [] }
  expect(importTable(plan.context, nothing)).toEqual({ ok: false, problem: 'nothing-to-do' })
  expect(importTable(plan.context, { ...nothing, edited: [{ kind: 'task', id: 'zzzzzzzzzzzzzzzz', writes: [{ field: 'title', value: 'x' }], place: null }] })).toEqual({ ok: false, problem: 'record-missing' })
  expect(plan.done).toEqual([])
})

test('a table that one step cannot hold changes nothing', () => {
  const plan = newPlan()
  const { writes } = readGrid(plan, [['Task', 'Description'], ...Array.from({ length: 200 }, (_, row) => [`Task ${row}`, 'x'.repeat(30_000)])])
  expect(importTable(plan.context, writes)).toEqual({ ok: false, problem: 'too-much-at-once' })
  expect(plan.done).toEqual([])
})

test('dates of a column are read with the month first when they can be read no other way', () => {
  const plan = newPlan()
  importGrid(plan, [['Task', 'Due'], ['a', '3/14/2026'], ['b', '3/4/2026'], ['c', 'Mar-26']])
  expect(outline(plan, 'Title', 'Due')).toEqual(['a | 2026-03-14', 'b | 2026-03-04', 'c | 2026-03'])
})

test('without its id column a table is matched by refs', () => {
  const { plan, grid } = exported()
  const read = readGrid(plan, grid.map((row) => row.slice(1)))
  expect(read.counts).toEqual({ new: 0, changed: 0, same: 4, refused: 0 })
})

function exported(): { readonly plan: TestPlan; readonly grid: string[][] } {
  const plan = newPlan()
  const commitment = must(addCommitment(plan.context, { title: 'Cooperate', instrument: null }))
  must(addCommitment(plan.context, { title: 'Exchange', instrument: null }))
  must(addTasks(plan.context, [{ title: 'First', depth: 0 }, { title: 'Second', depth: 0 }], { parent: null, commitment }))
  return { plan, grid: outlineTable(tableIndex(plan.records(), tableWords)) }
}

function at(grid: readonly (readonly string[])[], header: string): number {
  return grid[0]!.indexOf(header)
}

function newRow(grid: readonly (readonly string[])[], cells: Readonly<Record<string, string | undefined>>): string[] {
  return grid[0]!.map((header) => cells[header] ?? '')
}
