import { inject, provide, type ComputedRef, type InjectionKey } from 'vue'
import type { BoardKind } from '../../../shared/queries/board.ts'
import type { Person } from '../../sync/people.ts'
import type { CardDrag, CardPlace } from './cardDrag.ts'

/** What columns and cards read of the board that they stand on. */
export interface BoardContext {
  readonly kind: ComputedRef<BoardKind>
  readonly canWrite: ComputedRef<boolean>
  readonly openId: ComputedRef<string | null>
  readonly drag: CardDrag
  /** Who else is on a record. */
  readonly personAt: (id: string) => Person | undefined
  readonly open: (id: string) => void
  readonly openMenu: (card: CardPlace, anchor: HTMLElement) => void
  readonly activate: (card: CardPlace) => void
}

const key: InjectionKey<BoardContext> = Symbol('board')

export function provideBoardContext(context: BoardContext): void {
  provide(key, context)
}

export function useBoardContext(): BoardContext {
  const context = inject(key)
  if (!context) throw new Error('A card stands on a board.')
  return context
}
