import { computed, ref, shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { importTable } from '../../../shared/commands/importTable.ts'
import { asTyped, isMonthFirst } from '../../../shared/tables/dateOrder.ts'
import { isDateColumn, type RowKind, type TableColumn } from '../../../shared/tables/columns.ts'
import { findTable, guessMapping, type Mapping } from '../../../shared/tables/mapping.ts'
import { readTable } from '../../../shared/tables/readTable.ts'
import { tableIndex } from '../../../shared/tables/tableIndex.ts'
import { readTableFile, readTableText } from '../../files/readTableFile.ts'
import type { Sheet, TableProblem } from '../../files/readXlsx.ts'
import { usePlanStore } from '../../stores/plan.ts'
import { tableWords } from '../../words/tableWords.ts'
import { useWords } from '../../words/useWords.ts'

/** One table on its way into the open plan: read, mapped, compared. Only `write` writes. */
export function useTableImport() {
  const { t } = useI18n({ useScope: 'global' })
  const plan = usePlanStore()
  const dates = useWords()
  const words = tableWords(t)
  const name = ref('')
  const sheets = shallowRef<readonly Sheet[]>([])
  const chosenSheet = ref(0)
  const mapping = shallowRef<Mapping>([])
  const kind = ref<RowKind>('task')
  const reading = ref<string | null>(null)
  const problem = ref<TableProblem | null>(null)

  const table = computed(() => {
    const sheet = sheets.value[chosenSheet.value]
    return sheet ? findTable(sheet.rows, words) : null
  })
  const monthFirst = computed(() => {
    const columns = mapping.value.flatMap((column, at) => (column !== null && isDateColumn(column) ? [at] : []))
    return table.value !== null && isMonthFirst(table.value.rows.flatMap(({ cells }) => columns.map((at) => cells[at] ?? '')))
  })
  const index = computed(() => tableIndex(plan.snapshot, words))
  const read = computed(() => (table.value === null ? null : readTable(index.value, {
    table: table.value, mapping: mapping.value, kind: kind.value, readDate: (written) => dates.readDate(asTyped(written, monthFirst.value)),
  })))

  async function open(file: File): Promise<void> {
    if (reading.value !== null) return
    reading.value = file.name
    const result = await readTableFile(file)
    reading.value = null
    take(file.name, result)
  }

  function openText(text: string): void {
    take(t('tables.pasted'), text.trim() === '' ? { ok: false, problem: 'empty' } : readTableText(text, t('tables.pasted')))
  }

  /** What could not be read leaves what is here as it was. */
  function take(title: string, result: Awaited<ReturnType<typeof readTableFile>>): void {
    problem.value = result.ok ? null : result.problem
    if (!result.ok) return
    name.value = title
    sheets.value = result.value
    chooseSheet(0)
  }

  function chooseSheet(at: number): void {
    chosenSheet.value = at
    mapping.value = table.value ? guessMapping(table.value.headers, words) : []
    // A table under the heading "Commitment" holds such.
    const title = table.value?.headers[mapping.value.indexOf('title')] ?? ''
    kind.value = /commitment/i.test(title) ? 'commitment' : 'task'
  }

  /** A meaning that another column had goes over to this one. */
  function setMeaning(at: number, meaning: TableColumn | null): void {
    mapping.value = mapping.value.map((column, place) => (place === at ? meaning : column === meaning ? null : column))
  }

  /** Null while there is nothing to write. */
  function write() {
    const writes = read.value?.writes
    return writes ? plan.perform((context) => importTable(context, writes)) : null
  }

  function clear(): void {
    sheets.value = []
    problem.value = null
  }

  return { name, sheets, chosenSheet, table, mapping, kind, monthFirst, reading, problem, read, chooseKind: (chosen: RowKind) => { kind.value = chosen }, open, openText, chooseSheet, setMeaning, write, clear }
}

export type TableImportSession = ReturnType<typeof useTableImport>
