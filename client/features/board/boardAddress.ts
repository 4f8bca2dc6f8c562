import { boardSides, type BoardKind } from '../../../shared/queries/board.ts'

type Query = Readonly<Record<string, string | null | undefined | readonly (string | null)[]>>

/** The board that an address names: tasks by their state where it says nothing, or what is none. */
export function boardOfQuery(query: Query): BoardKind {
  const of = query['of'] === 'commitments' ? 'commitments' : 'tasks'
  return { of, by: boardSides[of].find((side) => side === query['by']) ?? 'state' }
}

/** The address's part; what is as at first disappears from it. */
export function queryOfBoard({ of, by }: BoardKind): Record<'of' | 'by', string | undefined> {
  return { of: of === 'tasks' ? undefined : of, by: by === 'state' ? undefined : by }
}

/** Other cards keep their columns where they can have them. */
export function changedBoard(board: BoardKind, change: Partial<BoardKind>): BoardKind {
  const { of, by } = { ...board, ...change }
  return { of, by: boardSides[of].includes(by) ? by : 'state' }
}
