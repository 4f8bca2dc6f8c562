import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readCsv, writeCsv } from '../../../client/files/csv.ts'
import { sheetsOf } from '../../../client/files/sheetsOf.ts'
import { writeXlsx } from '../../../client/files/writeXlsx.ts'
import { parseDate } from '../../../client/words/parseDate.ts'
import { addCommitment } from '../../../shared/commands/commitments.ts'
import { setField, setMembers } from '../../../shared/commands/fields.ts'
import { addFocalPoint, addInstrument, addParty } from '../../../shared/commands/parties.ts'
import { setListEntry } from '../../../shared/commands/plan.ts'
import { addTasks } from '../../../shared/commands/tasks.ts'
import type { Day, PlanDate } from '../../../shared/schema/planDate.ts'
import { cellText } from '../../../shared/tables/cellText.ts'
import { isDateColumn, tableColumns } from '../../../shared/tables/columns.ts'
import { findTable, guessMapping } from '../../../shared/tables/mapping.ts'
import { readTable } from '../../../shared/tables/readTable.ts'
import { outlineTable, tableIndex } from '../../../shared/tables/tableIndex.ts'
import { must, newPlan, type TestPlan } from '../../helpers/planBuilder.ts'
import { perform, randomCommand } from '../../helpers/randomCommands.ts'
import { tableWords } from '../../helpers/tableWords.ts'

const readDate = (written: string) => parseDate(written, { today: '2026-06-01' as Day, locale: 'en-GB' })
const sheetColumns = tableColumns.map((column) => ({ width: 20, isDate: isDateColumn(column) }))

async function throughXlsx(rows: readonly (readonly string[])[]): Promise<string[][]> {
  const answer = await sheetsOf(await (await writeXlsx('Outline', sheetColumns, rows)).arrayBuffer())
  return 'sheets' in answer ? answer.sheets[0]!.rows : []
}

function changesOf(plan: TestPlan, grid: readonly (readonly string[])[]) {
  const index = tableIndex(plan.records(), tableWords)
  const table = findTable(grid, tableWords)!
  return readTable(index, { table, mapping: guessMapping(table.headers, tableWords), kind: 'task', readDate })
}

/** What people, and programs for tables, make trouble with. */
const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom('=1+1', "'=1", "''@x", '+49 30', '-', ' =HYPERLINK("x")', '\t=x', '＝1', '"quoted"', 'a;b', 'a, b', 'a\r\nb\rc', ' two  spaces ', '2026-03-04', '45992', 'TRUE', '1e5', '007', '_x0041_', 'עברית و عربي', '\u202eabc', '🏳️‍🌈', '\ud800', '\u{10fffe} ', '\ufdd0', '\u0000\u0007', 'ID', '&amp;<b>', ']]>', 'sep=;', 'toString', 'constructor', '__proto__'),
)

const dates = fc.constantFrom('2026-03-14', '2026-03', '2026-Q3', '2026', 'XXXX-12-05', '1850-01-01', '2024-02-29').map((date) => date as PlanDate)

const enriched = fc.array(fc.record({ text: hostile, other: hostile, date: dates }), { minLength: 1, maxLength: 5 })

function enrich(plan: TestPlan, values: readonly { readonly text: string; readonly other: string; readonly date: PlanDate }[]): void {
  for (const { text, other, date } of values) {
    addInstrument(plan.context, { type: 'other', title: text, prefix: 'X' })
    const party = addParty(plan.context, { name: text, shortName: other, kind: 'office' })
    const person = addFocalPoint(plan.context, { name: other, party: party.ok ? party.value : null })
    setListEntry(plan.context, 'themes', `k${other.length}`, text)
    const [instrument] = [...plan.records().records.instrument.keys()]
    const commitment = addCommitment(plan.context, { title: text, instrument: instrument ?? null })
    if (!commitment.ok) continue
    setField(plan.context, 'commitment', commitment.value, 'due', date)
    setField(plan.context, 'commitment', commitment.value, 'description', `${text}\n${other}`)
    setField(plan.context, 'commitment', commitment.value, 'condition', other)
    setMembers(plan.context, 'commitment', commitment.value, 'themes', [`k${other.length}`, 'internet'])
    if (party.ok) setField(plan.context, 'commitment', commitment.value, 'lead', party.value)
    if (party.ok) setMembers(plan.context, 'commitment', commitment.value, 'supporting', [party.value])
    const tasks = addTasks(plan.context, [{ title: text, depth: 0 }, { title: other, depth: 1 }], { parent: null, commitment: commitment.value })
    if (tasks.ok) setField(plan.context, 'task', tasks.value[1]!, 'start', date)
    if (tasks.ok && person.ok) setMembers(plan.context, 'task', tasks.value[0]!, 'focalPoints', [person.value])
  }
}

test('whatever stands in a plan, its outline comes back from .csv and .xlsx as no change', async () => {
  await fc.assert(fc.asyncProperty(enriched, fc.array(randomCommand, { maxLength: 12 }), async (values, commands) => {
    const plan = newPlan()
    enrich(plan, values)
    for (const command of commands) perform(plan, command)
    const rows = outlineTable(tableIndex(plan.records(), tableWords))
    if (rows.length === 1) return
    for (const grid of [readCsv(writeCsv(rows)), await throughXlsx(rows)]) {
      const read = changesOf(plan, grid)
      expect(read.rows.filter(({ outcome }) => outcome !== 'same')).toEqual([])
      expect(read.rows.length).toBe(rows.length - 1)
    }
  }), { numRuns: 25 })
}, 120_000)

test('every cell of a .csv file reads back as it was written, and none begins like a formula', () => {
  fc.assert(fc.property(fc.array(fc.array(hostile.map(cellText), { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 6 }), (rows) => {
    const header = ['ID', 'Title']
    const written = writeCsv([header, ...rows])
    expect(readCsv(written)).toEqual([header, ...rows])
    expect(readCsv(written.replaceAll("'", '’')).flat().filter((cell) => /^\s*[=+\-@]/.test(cell))).toEqual([])
  }))
})

test('days are dates in Excel, and come back as the same day', async () => {
  const plan = newPlan()
  enrich(plan, [{ text: 'Meet', other: 'x', date: '2026-03-14' as PlanDate }])
  const blob = await writeXlsx('Outline', sheetColumns, outlineTable(tableIndex(plan.records(), tableWords)))
  const { default: readExcelFile } = await import('read-excel-file/universal')
  const [sheet] = await readExcelFile(await blob.arrayBuffer())
  const due = sheet!.data[1]![tableColumns.indexOf('due')]
  expect(due).toEqual(new Date('2026-03-14T00:00:00Z'))
})

test('a text longer than a cell comes back as no change, and is not cut when it was changed', async () => {
  const plan = newPlan()
  const commitment = must(addCommitment(plan.context, { title: 'Long', instrument: null }))
  must(setField(plan.context, 'commitment', commitment, 'description', 'x'.repeat(40_000)))
  const rows = outlineTable(tableIndex(plan.records(), tableWords))
  expect(changesOf(plan, await throughXlsx(rows)).counts).toMatchObject({ same: 1 })
  const edited = rows.map((row, at) => (at === 0 ? row : row.map((cell, column) => (column === tableColumns.indexOf('description') ? `Y${cell}` : cell))))
  expect(changesOf(plan, readCsv(writeCsv(edited))).rows[0]!.problems).toMatchObject([{ column: 'description', kind: 'was-shortened' }])
})

test.each([
  ['a comma', 'Task,Due\n"Meet, again",2026\n', [['Task', 'Due'], ['Meet, again', '2026'], ['']]],
  ['a semicolon, as Excel does in much of Europe', 'Task;Due\r\nMeet, again;1.2.2026\r\n', [['Task', 'Due'], ['Meet, again', '1.2.2026'], ['']]],
  ['a tab, as a paste from Excel', 'Task\tDue\n"Line one\nline two"\t2026', [['Task', 'Due'], ['Line one\nline two', '2026']]],
  ['what its first line says', 'sep=;\nTask;Due', [['Task', 'Due']]],
])('cells may be parted by %s', (_name, text, cells) => {
  expect(readCsv(text)).toEqual(cells)
})
