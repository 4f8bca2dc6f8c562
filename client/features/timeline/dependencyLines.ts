import type { Dependency, DependencyIndex } from '../../../shared/queries/dependencies.ts'

/** A dependency between two rows of the outline. */
export interface RowLine {
  readonly dependency: Dependency
  readonly fromRow: number
  readonly toRow: number
}

/** More lines than this tell nothing; they would only cost time. */
export const LINES_MAX = 400

/**
 * The lines of the rows in sight: each dependency once, between the rows of its
 * two tasks that are nearest to each other (a shared task has several).
 * @param inSight places of the drawn rows
 * @param rowsOf places of a task's rows, in order
 */
export function linesInSight(index: DependencyIndex, inSight: readonly { readonly row: number; readonly task: string }[], rowsOf: (task: string) => readonly number[]): readonly RowLine[] {
  const lines: RowLine[] = []
  const seen = new Set<Dependency>()
  for (const { task } of inSight) {
    for (const dependency of [...(index.before.get(task) ?? []), ...(index.followers.get(task) ?? [])]) {
      if (lines.length === LINES_MAX) return lines
      if (seen.has(dependency)) continue
      seen.add(dependency)
      const pair = nearest(rowsOf(dependency.after), rowsOf(dependency.task))
      if (pair) lines.push({ dependency, fromRow: pair[0], toRow: pair[1] })
    }
  }
  return lines
}

function nearest(from: readonly number[], to: readonly number[]): readonly [number, number] | null {
  let best: readonly [number, number] | null = null
  for (const a of from) {
    for (const b of to) if (best === null || Math.abs(a - b) < Math.abs(best[0] - best[1])) best = [a, b]
  }
  return best
}
