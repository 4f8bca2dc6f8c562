import type { Id } from '../ids.ts'
import { shownCommitments } from '../queries/progress.ts'
import type { Task } from '../schema/records.ts'
import type { RowKind } from './columns.ts'
import { fold } from './names.ts'
import type { CellChange, Draft } from './readTable.ts'
import { isNote, type RowProblem } from './rowProblem.ts'
import type { Made, TablePlace } from './tableImport.ts'
import type { TableIndex } from './tableIndex.ts'

/** Where a row goes. Null: it stays, or is no task. */
export interface PlacedRow {
  readonly place: TablePlace | null
  readonly change: CellChange | null
  readonly problems: readonly RowProblem[]
}

type Target = { readonly kind: RowKind; readonly id: string | Made }

/**
 * Finds what the rows' "under" means: records of the plan or other rows, by ref or by a title that only one
 * has. Then keeps out rows below themselves, and rows below a new one that was kept out.
 */
export function placeRows(index: TableIndex, drafts: readonly Draft[]): PlacedRow[] {
  const find = targetFinder(index, drafts)
  const placed = drafts.map((draft): PlacedRow => {
    const text = draft.given.get('under')
    if (draft.kind !== 'task' || text === undefined || (draft.before && draft.before.under === text)) return stays
    return placeOf(index, draft, text, find)
  })
  const parents = finalParents(index, drafts, placed)
  for (const [at, draft] of drafts.entries()) {
    if (placed[at]!.place?.parent && isBelowItself(parents, ownKey(draft))) placed[at] = refuse(placed[at]!, draft, 'below-itself')
  }
  refuseBelowRefused(drafts, placed)
  return placed
}

const stays: PlacedRow = { place: null, change: null, problems: [] }

function placeOf(index: TableIndex, draft: Draft, text: string, find: (name: string) => Target | null): PlacedRow {
  const names = text.split(/[;\n]/).map((part) => part.trim()).filter((part) => part !== '')
  const targets = names.map((name) => find(name))
  const unknown = names.find((_name, at) => targets[at] === null)
  if (unknown !== undefined) return { place: null, change: null, problems: [{ column: 'under', kind: 'unknown-place', value: unknown }] }
  const tasks = targets.filter((target) => target?.kind === 'task')
  const commitments = targets.filter((target) => target?.kind === 'commitment').map((target) => target!.id)
  if (tasks.length > 1 || (tasks.length === 1 && commitments.length > 0)) return { place: null, change: null, problems: [{ column: 'under', kind: 'several-parents', value: text }] }
  const place: TablePlace = { parent: (tasks[0]?.id ?? null) as Id<'task'> | Made | null, commitments: commitments as TablePlace['commitments'] }
  if (draft.record && isSamePlace(index, draft.record as Task, place)) return stays
  const isNowhere = place.parent === null && place.commitments.length === 0
  return { place, change: draft.record || !isNowhere ? { column: 'under', before: draft.before?.under ?? '', after: text } : null, problems: [] }
}

function isSamePlace(index: TableIndex, task: Task, place: TablePlace): boolean {
  const now = index.placeOf(task)
  return now.parent === place.parent && now.commitments.length === place.commitments.length && now.commitments.every((id) => place.commitments.includes(id))
}

function targetFinder({ plan, refs }: TableIndex, drafts: readonly Draft[]): (name: string) => Target | null {
  const byRef = new Map<string, Target>()
  const byTitle = new Map<string, Target | null>()
  const add = (target: Target, ref: string, title: string): void => {
    if (ref !== '' && !byRef.has(fold(ref))) byRef.set(fold(ref), target)
    const name = fold(title)
    if (name !== '') byTitle.set(name, byTitle.has(name) ? null : target)
  }
  for (const commitment of shownCommitments(plan)) add({ kind: 'commitment', id: commitment.id }, refs.get(commitment.id) ?? '', commitment.title)
  for (const task of plan.records.task.values()) if (task.archivedAt === null) add({ kind: 'task', id: task.id }, refs.get(task.id) ?? '', task.title)
  for (const { kind, record, key, given } of drafts) if (!record) add({ kind, id: { made: 'row', key } }, given.get('ref') ?? '', given.get('title') ?? '')
  return (name) => byRef.get(fold(name)) ?? byTitle.get(fold(name)) ?? null
}

function ownKey({ record, key }: Draft): string {
  return record?.id ?? key
}

function keyOf(id: string | Made): string {
  return typeof id === 'string' ? id : id.key
}

/** Each task's parent as it would be afterwards. */
function finalParents({ plan }: TableIndex, drafts: readonly Draft[], placed: readonly PlacedRow[]): Map<string, string> {
  const parents = new Map<string, string>()
  for (const task of plan.records.task.values()) if (task.parent !== null) parents.set(task.id, task.parent)
  drafts.forEach((draft, at) => {
    const place = placed[at]!.place
    if (!place) return
    if (place.parent === null) parents.delete(ownKey(draft))
    else parents.set(ownKey(draft), keyOf(place.parent))
  })
  return parents
}

function isBelowItself(parents: ReadonlyMap<string, string>, key: string): boolean {
  const seen = new Set<string>()
  for (let at = parents.get(key); at !== undefined && !seen.has(at); at = parents.get(at)) {
    if (at === key) return true
    seen.add(at)
  }
  return false
}

function refuse(row: PlacedRow, draft: Draft, kind: RowProblem['kind']): PlacedRow {
  return { place: null, change: null, problems: [...row.problems, { column: 'under', kind, value: draft.given.get('under') ?? '' }] }
}

function refuseBelowRefused(drafts: readonly Draft[], placed: PlacedRow[]): void {
  const refused = new Set<string>()
  const isRefused = (at: number): boolean => [...drafts[at]!.problems, ...placed[at]!.problems].some((problem) => !isNote(problem))
  for (let before = -1; before !== refused.size; ) {
    before = refused.size
    drafts.forEach((draft, at) => {
      const place = placed[at]!.place
      const targets = place ? [...(place.parent ? [place.parent] : []), ...place.commitments] : []
      if (!isRefused(at) && targets.some((target) => typeof target !== 'string' && refused.has(target.key))) placed[at] = refuse(placed[at]!, draft, 'place-refused')
      if (isRefused(at) && !draft.record) refused.add(draft.key)
    })
  }
}
