import { dayIn } from '../../../shared/schema/planDate.ts'
import type { PlanRecords } from '../../../shared/schema/decode.ts'
import { isDateColumn, tableColumns, type TableColumn } from '../../../shared/tables/columns.ts'
import { outlineTable, tableIndex, type TableFilter } from '../../../shared/tables/tableIndex.ts'
import type { Messages } from '../../messages/addTexts.ts'
import { addTableTexts } from '../../messages/tableTexts.ts'
import { tableWords } from '../../words/tableWords.ts'
import { commitmentsDocument, type DocumentTeller } from './commitmentsDocument.ts'
import type { FilterMatch } from '../../../shared/queries/commitmentFilter.ts'
import type { ExportFormat } from './useExport.ts'

export interface ExportedFile {
  readonly name: string
  readonly mediaType: string
  readonly content: string | Blob
}

/** In characters. */
const widths: Partial<Record<TableColumn, number>> = { id: 18, title: 60, description: 40, condition: 30, themes: 30, focalPoints: 24, instrument: 30, start: 12, due: 12 }
const WIDTH_DEFAULT = 14
const OFFICE = 'application/vnd.openxmlformats-officedocument'

/** The outline, as far as the filter lets it through, as a file. */
export async function exportOutline(format: ExportFormat, plan: PlanRecords, match: FilterMatch | null, messages: Messages & DocumentTeller): Promise<ExportedFile> {
  addTableTexts(messages)
  const index = tableIndex(plan, tableWords(messages.t))
  const today = dayIn(plan.meta.timeZone, Date.now())
  const name = `${fileName(plan.meta.title)} ${today}.${format}`
  const filter = filterOf(match)
  switch (format) {
    case 'csv': {
      const { writeCsv } = await import('../../files/csv.ts')
      return { name, mediaType: 'text/csv;charset=utf-8', content: writeCsv(outlineTable(index, filter)) }
    }
    case 'xlsx': {
      const { writeXlsx } = await import('../../files/writeXlsx.ts')
      const columns = tableColumns.map((column) => ({ width: widths[column] ?? WIDTH_DEFAULT, isDate: isDateColumn(column) }))
      return { name, mediaType: `${OFFICE}.spreadsheetml.sheet`, content: await writeXlsx(messages.t('tables.exportSheet'), columns, outlineTable(index, filter)) }
    }
    case 'docx': {
      const { writeDocx } = await import('../../files/writeDocx.ts')
      return { name, mediaType: `${OFFICE}.wordprocessingml.document`, content: await writeDocx(commitmentsDocument(index, filter, match !== null, today, messages)) }
    }
  }
}

function filterOf(match: FilterMatch | null): TableFilter {
  if (!match) return {}
  const { commitments, tasks } = match
  return { keepsCommitment: ({ id }) => commitments.has(id), ...(tasks && { keepsTask: ({ id }) => tasks.has(id) }) }
}

/** A title as file systems take it. */
function fileName(title: string): string {
  // eslint-disable-next-line no-control-regex
  return title.replace(/[\u0000-\u001f<>:"/\\|?*\u200e\u200f\u202a-\u202e]+/g, ' ').replace(/\s+/g, ' ').trim().slice(0, 80) || 'Pacta'
}
