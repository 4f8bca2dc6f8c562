import type * as Y from 'yjs'
import { clientIdOf, collide, type Collision, type Side } from './collision.ts'
import { standingEntry, type Entry, type EntryId, type PlaceChange } from './entries.ts'

/**
 * Tasks that a row put below each other in a circle. No command does that
 * (it looks first), so two people did, each without knowing of the other's
 * move. Told are the move that closed the circle and the one before it.
 */
export function closedCycles(doc: Y.Doc, changes: readonly PlaceChange[], { sides, added }: { readonly sides: (entry: Entry) => Side; readonly added: ReadonlySet<EntryId> }): Collision[] {
  return changes.flatMap(({ place, stands }) => {
    if (place.on !== 'record' || place.kind !== 'task' || place.key !== 'parent' || !added.has(stands.id)) return []
    const circle = circleThrough(doc, place.id)
    const others = circle.filter((move) => !added.has(move.id)).map(sides).filter((side) => clientIdOf(side) !== stands.clientId)
    const other = others.sort((a, b) => b.seq - a.seq || (a.entry < b.entry ? -1 : 1))[0]
    if (other === undefined) return []
    const closing = sides(stands)
    // The outline takes the task with the smallest id out of the circle.
    const smallest = circle.map(taskOf).sort()[0]
    return taskOf(other) === smallest ? [collide('cycle', other, closing)] : [collide('cycle', closing, other)]
  })
}

/** The moves that make up the circle in which a task is, its own first; none when it is in none. */
function circleThrough(doc: Y.Doc, task: string): Entry[] {
  const moves: Entry[] = []
  const seen = new Set<string>()
  let id = task
  while (!seen.has(id)) {
    seen.add(id)
    const move = standingEntry(doc, 'task', id, 'parent')
    if (move === null || typeof move.value !== 'string') return []
    moves.push(move)
    id = move.value
  }
  return id === task ? moves : []
}

function taskOf({ place }: Pick<Entry, 'place'>): string {
  return place.on === 'record' ? place.id : ''
}
