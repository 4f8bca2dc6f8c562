import type { Database } from 'better-sqlite3'
import type { Collision } from '../../shared/review/collision.ts'
import type { RowReview } from '../../shared/review/reviewRow.ts'

/** Keeps what collided, in the order in which the log's rows brought it about. */
export interface CollisionTable {
  /** What row `seq` did to the review. */
  record(document: string, seq: number, review: RowReview): void
}

interface Stored {
  readonly seq: number
  readonly position: number
  readonly collision: string
}

export function createCollisionTable(derived: Database): CollisionTable {
  const hasAny = derived.prepare<[string], number>('SELECT 1 FROM collisions WHERE document = ? LIMIT 1').pluck()
  const ofEntry = derived.prepare<[string, string, string, string], Stored>(`
    SELECT seq, position, collision FROM collisions WHERE document = ? AND gave_way = ?
    UNION SELECT seq, position, collision FROM collisions WHERE document = ? AND stands = ? ORDER BY seq, position
  `)
  const remove = derived.prepare<[string, number, number]>('DELETE FROM collisions WHERE document = ? AND seq = ? AND position = ?')
  const insert = derived.prepare<[string, number, number, string, string, string]>(
    'INSERT INTO collisions (document, seq, position, gave_way, stands, collision) VALUES (?, ?, ?, ?, ?, ?)',
  )

  return {
    record(document, seq, { found, overwritten, goOn }) {
      const added: Collision[] = []
      if (overwritten.length > 0 && hasAny.get(document) === 1) {
        for (const entry of overwritten) {
          for (const stored of ofEntry.all(document, entry, document, entry)) {
            const before = JSON.parse(stored.collision) as Collision
            const after = goOn(before)
            if (after?.id === before.id) continue
            remove.run(document, stored.seq, stored.position)
            if (after !== null) added.push(after)
          }
        }
      }
      const all = [...added, ...found]
      all.forEach((collision, index) =>
        insert.run(document, seq, index + 1, collision.gaveWay.entry, collision.stands.entry, JSON.stringify(collision)))
    },
  }
}
