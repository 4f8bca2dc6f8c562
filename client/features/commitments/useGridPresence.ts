import { computed, onScopeDispose, shallowRef, watch, type Ref } from 'vue'
import { usePlanStore } from '../../stores/plan.ts'
import type { Cell } from './cellMoves.ts'
import { fieldOf, type Column } from './columns.ts'
import type { EditedCell, Person } from './gridContext.ts'
import { recordIdOf, type GridRow } from './gridRows.ts'

const nobody: readonly Person[] = []

/** Who is where in the grid: others shown to me, and I to them. */
export function useGridPresence(
  rows: () => readonly GridRow[], active: Readonly<Ref<Cell<Column> | null>>, editing: Readonly<Ref<EditedCell | null>>, indexOf: () => ReadonlyMap<string, number>,
) {
  const plan = usePlanStore()
  const hasFocus = shallowRef(false)

  const byPlace = computed(() => {
    const places = new Map<string, Person[]>()
    for (const person of plan.people) {
      if (!person.place) continue
      const key = `${person.place.recordId}/${person.place.field}`
      places.set(key, [...(places.get(key) ?? []), person])
    }
    return places
  })
  const arrivals = computed(() => new Map(plan.arrivals.map((arrival) => [arrival.recordId as string, arrival])))

  watch([hasFocus, active, editing], () => {
    const cell = active.value
    const row = cell ? rows()[indexOf().get(cell.rowKey) ?? -1] : undefined
    const recordId = row ? recordIdOf(row) : null
    if (!hasFocus.value || !cell || !row || recordId === null) return plan.here(null)
    const field = row.type === 'task' || row.type === 'commitment' ? fieldOf(row.type, cell.column) : cell.column
    plan.here({ recordId, field, editing: editing.value?.rowKey === cell.rowKey })
  })
  onScopeDispose(() => plan.here(null))

  return {
    shown: {
      peopleAt: (recordId: string, field: string) => byPlace.value.get(`${recordId}/${field}`) ?? nobody,
      arrivalOf: (recordId: string) => arrivals.value.get(recordId),
    },
    enter: () => { hasFocus.value = true },
    leave: (event: FocusEvent) => {
      const grid = event.currentTarget
      hasFocus.value = grid instanceof HTMLElement && event.relatedTarget instanceof Node && grid.contains(event.relatedTarget)
    },
  }
}
