import { computed, onScopeDispose, shallowRef, watch, type Ref } from 'vue'
import { usePlanStore } from '../../stores/plan.ts'
import type { Cell } from './cellMoves.ts'
import { fieldOf, type Column } from './columns.ts'
import type { EditedCell, Person } from './gridContext.ts'
import { recordIdOf, type GridRow } from './gridRows.ts'

/** Who is where in the grid: others shown to me, and I to them. */
export function useGridPresence(
  rows: () => readonly GridRow[], active: Readonly<Ref<Cell<Column> | null>>, editing: Readonly<Ref<EditedCell | null>>, indexOf: () => ReadonlyMap<string, number>,
) {
  const plan = usePlanStore()
  const hasFocus = shallowRef(false)

  const byPlace = computed(() => {
    const places = new Map<string, Map<string, Person>>()
    for (const person of plan.people) {
      if (!person.place?.field) continue
      const fields = places.get(person.place.recordId) ?? new Map<string, Person>()
      // Who came first is shown; a cell has room for one name.
      if (!fields.has(person.place.field)) fields.set(person.place.field, person)
      places.set(person.place.recordId, fields)
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
      peopleIn: (recordId: string) => byPlace.value.get(recordId),
      arrivalOf: (recordId: string) => arrivals.value.get(recordId),
    },
    enter: () => { hasFocus.value = true },
    leave: (event: FocusEvent) => {
      const grid = event.currentTarget
      hasFocus.value = grid instanceof HTMLElement && event.relatedTarget instanceof Node && grid.contains(event.relatedTarget)
    },
  }
}
