import { utf8ByteLength } from 'lib0/string'
import type { Id } from '../ids.ts'
import { byOrder } from '../queries/order.ts'
import { nextRefs, TASK_PREFIX } from '../queries/refs.ts'
import { taskTree } from '../queries/taskTree.ts'
import { ok, refused, type Result } from '../result.ts'
import type { PlanRecords } from '../schema/decode.ts'
import { recordTables } from '../schema/records.ts'
import type { CellWrite, EditedRow, Made, NewRow, TableImport, TablePlace } from '../tables/tableImport.ts'
import { commitmentsOf, prefixOf } from './commitments.ts'
import { checkSingle, exists } from './fields.ts'
import { placeAt, writeRekeyed } from './placement.ts'
import { transact, type CommandContext, type CommandProblem, type Json, type PlanWriter } from './transact.ts'

/** As in restore.ts: what one step writes travels as one frame, and the server takes none of more than 8 MiB. */
export const TABLE_BYTES_MAX = 5 * 1024 * 1024
/** What a record, and a value of it, take beside its text. */
const BYTES_PER_RECORD = 150
const BYTES_PER_VALUE = 40

/** Writes what a person confirmed of a table, as one step: what it names and the plan lacks, new rows, changes. */
export function importTable(context: CommandContext, table: TableImport): Result<{ readonly created: number; readonly edited: number }, CommandProblem> {
  const plan = context.plan()
  const problem = check(plan, table)
  if (problem) return refused(problem)
  transact(context, 'import-table', (write) => {
    const ids = idsOf(context, write, table)
    for (const { list, key, label } of table.additions.entries) write.setMeta(`${list}/${key}`, label)
    writeRows(write, plan, table, ids)
  })
  return ok({ created: table.created.length, edited: table.edited.length })
}

type Ids = (value: string | Made) => string

function idsOf(context: CommandContext, write: PlanWriter, { additions, created }: TableImport): Ids {
  const made = new Map<string, string>()
  const idOf: Ids = (value) => (typeof value === 'string' ? value : made.get(`${value.made} ${value.key}`)!)
  for (const { key, name } of additions.parties) made.set(`party ${key}`, write.create('party', { name }))
  for (const { key, name, party } of additions.focalPoints) made.set(`focalPoint ${key}`, write.create('focalPoint', { name, party: party === null ? null : idOf(party) }))
  // A row may stand below one that comes later.
  for (const { key } of created) made.set(`row ${key}`, context.newId())
  return idOf
}

function writeRows(write: PlanWriter, plan: PlanRecords, table: TableImport, idOf: Ids): void {
  const orders = ordersOf(write, plan, table, idOf)
  const refs = refsOf(plan, table)
  for (const row of table.created) {
    const id = idOf({ made: 'row', key: row.key })
    const fields: Record<string, Json> = { ref: refs.get(row)!, order: orders.get(row)! }
    for (const cell of row.writes) fields[keyOf(cell, idOf)] = valueOf(cell, idOf)
    if (row.place?.parent) fields['parent'] = idOf(row.place.parent)
    write.create(row.kind, fields, id as never)
    for (const commitment of row.place?.commitments ?? []) write.link('taskCommitment', id as Id<'task'>, idOf(commitment) as Id<'commitment'>, true)
  }
  for (const row of table.edited) {
    for (const cell of row.writes) write.set(row.kind, row.id, keyOf(cell, idOf), valueOf(cell, idOf))
    const order = orders.get(row)
    if (order !== undefined) write.set(row.kind, row.id, 'order', order)
    if (row.place) moveTo(write, plan, row.id as Id<'task'>, row.place, idOf)
  }
}

function moveTo(write: PlanWriter, plan: PlanRecords, id: Id<'task'>, place: TablePlace, idOf: Ids): void {
  write.set('task', id, 'parent', place.parent && idOf(place.parent))
  const wanted = new Set(place.commitments.map(idOf))
  for (const link of plan.links.taskCommitment.values()) if (link.from === id && !wanted.has(link.to)) write.link('taskCommitment', id, link.to, null)
  for (const commitment of wanted) write.link('taskCommitment', id, commitment as Id<'commitment'>, true)
}

/** Refs in the order of the rows, per prefix. */
function refsOf(plan: PlanRecords, { created }: TableImport): Map<NewRow, string> {
  const refs = new Map<NewRow, string>()
  for (const [prefix, rows] of groupBy(created, (row) => (row.kind === 'task' ? TASK_PREFIX : prefixOf(plan, instrumentOf(row))))) {
    nextRefs(plan, prefix, rows.length).forEach((ref, at) => refs.set(rows[at]!, ref))
  }
  return refs
}

/** New rows and moved ones come last among their new siblings, in the order of the table. */
function ordersOf(write: PlanWriter, plan: PlanRecords, table: TableImport, idOf: Ids): Map<NewRow | EditedRow, string> {
  const orders = new Map<NewRow | EditedRow, string>()
  const tree = taskTree(plan)
  const commitments = [...table.created.filter(({ kind }) => kind === 'commitment'), ...table.edited.filter(({ kind, writes }) => kind === 'commitment' && writes.some(({ field }) => field === 'instrument'))]
  const tasks = [...table.created, ...table.edited].filter(({ kind, place }) => kind === 'task' && place !== null)
  const settle = (kind: 'commitment' | 'task', rows: readonly (NewRow | EditedRow)[], siblings: readonly { readonly id: string; readonly order: string }[]): void => {
    const placement = placeAt(siblings, siblings.length, rows.length)
    writeRekeyed(write, kind, placement)
    rows.forEach((row, at) => orders.set(row, placement.keys[at]!))
  }
  for (const [, rows] of groupBy(commitments, (row) => instrumentOf(row) ?? '')) settle('commitment', rows, commitmentsOf(plan, instrumentOf(rows[0]!)))
  for (const [key, rows] of groupBy(tasks, ({ place }) => placeKey(place!, idOf))) {
    const siblings = key === '' ? tree.loose : (tree.children.get(key) ?? tree.ofCommitment.get(key) ?? [])
    const moved = new Set(rows.map((row) => ('id' in row ? row.id : '')))
    settle('task', rows, siblings.filter(({ id }) => !moved.has(id)).sort(byOrder))
  }
  return orders
}

function placeKey({ parent, commitments }: TablePlace, idOf: Ids): string {
  const first = parent ?? commitments[0]
  return first === undefined ? '' : idOf(first)
}

function instrumentOf(row: NewRow | EditedRow): Id<'instrument'> | null {
  const written = row.writes.find(({ field }) => field === 'instrument')
  return (written?.value ?? null) as Id<'instrument'> | null
}

function keyOf({ field, member }: CellWrite, idOf: Ids): string {
  return member === undefined ? field : `${field}/${idOf(member)}`
}

function valueOf({ value }: CellWrite, idOf: Ids): Json {
  return typeof value === 'object' && value !== null ? idOf(value) : value
}

function check(plan: PlanRecords, { created, edited }: TableImport): CommandProblem | null {
  if (created.length === 0 && edited.length === 0) return 'nothing-to-do'
  for (const row of created) {
    if (!row.writes.some(({ field, value }) => field === 'title' && typeof value === 'string' && value.trim() !== '')) return 'text-empty'
  }
  if (edited.some(({ kind, id }) => !exists(plan, kind, id))) return 'record-missing'
  for (const { kind, writes } of [...created, ...edited]) {
    for (const { field, member, value } of writes) {
      if (member !== undefined || typeof value === 'object') continue
      const problem = checkSingle((recordTables[kind] as unknown as Readonly<Record<string, never>>)[field], value)
      if (problem) return problem
    }
  }
  return bytesOf([...created, ...edited]) > TABLE_BYTES_MAX ? 'too-much-at-once' : null
}

function bytesOf(rows: readonly (NewRow | EditedRow)[]): number {
  let bytes = 0
  for (const { writes } of rows) {
    bytes += BYTES_PER_RECORD
    for (const { value } of writes) bytes += BYTES_PER_VALUE + (typeof value === 'string' ? utf8ByteLength(value) : 0)
  }
  return bytes
}

function groupBy<Item>(items: readonly Item[], keyOfItem: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const group = groups.get(keyOfItem(item))
    if (group) group.push(item)
    else groups.set(keyOfItem(item), [item])
  }
  return groups
}
