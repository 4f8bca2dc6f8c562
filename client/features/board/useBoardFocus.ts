import { nextTick, shallowRef, watch, type ComputedRef, type Ref } from 'vue'
import type { BoardColumn } from '../../../shared/queries/board.ts'
import type { CardPlace } from './cardDrag.ts'
import type { BoardIntent } from './boardKeys.ts'

/** So often a card is awaited that is about to be drawn: the column first has to learn that it must be. */
const DRAWINGS_MAX = 4

/** Which card of each column has the focus, or would get it: one stop for Tab in every column. */
export function useBoardFocus(board: Readonly<Ref<HTMLElement | null>>, columns: ComputedRef<readonly BoardColumn[]>, isFolded: (column: BoardColumn) => boolean) {
  const active = shallowRef<ReadonlyMap<string, string>>(new Map())
  let last: CardPlace | null = null

  /** The first card until another was chosen, or when that one has left. */
  function activeIn(column: BoardColumn): string | null {
    const id = active.value.get(column.value)
    return id !== undefined && column.cards.includes(id) ? id : (column.cards[0] ?? null)
  }

  function activate(card: CardPlace): void {
    last = card
    if (active.value.get(card.column) !== card.id) active.value = new Map(active.value).set(card.column, card.id)
  }

  async function focus(card: CardPlace): Promise<void> {
    activate(card)
    for (let drawing = 0; drawing < DRAWINGS_MAX; drawing += 1) {
      await nextTick()
      const element = board.value?.querySelector<HTMLElement>(`[data-card="${CSS.escape(`${card.column}/${card.id}`)}"]`)
      if (!element) continue
      element.focus({ preventScroll: true })
      return element.closest('li')?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    }
  }

  function go(from: CardPlace, to: Extract<BoardIntent, { type: 'go' }>['to']): void {
    const column = columns.value.find(({ value }) => value === from.column)
    if (!column) return
    const index = column.cards.indexOf(from.id)
    const inColumn = { up: index - 1, down: index + 1, first: 0, last: column.cards.length - 1 }
    const target = to === 'before' || to === 'after' ? beside(column, index, to) : placeIn(column, inColumn[to])
    if (target) void focus(target)
  }

  /** In the next column that has cards to see, at the same height. */
  function beside(column: BoardColumn, index: number, to: 'before' | 'after'): CardPlace | null {
    const open = columns.value.filter((it) => it === column || (it.cards.length > 0 && !isFolded(it)))
    const next = open[open.indexOf(column) + (to === 'after' ? 1 : -1)]
    return next ? placeIn(next, Math.min(index, next.cards.length - 1)) : null
  }

  // Whoever is on a card that somebody else moves goes along; of one that vanished, to its neighbour.
  watch(columns, async (now, before) => {
    const card = last
    if (card === null || !isFocused(card) || now.some(({ value, cards }) => value === card.column && cards.includes(card.id))) return
    const index = before.find(({ value }) => value === card.column)?.cards.indexOf(card.id) ?? 0
    await nextTick()
    if (document.activeElement !== document.body) return
    const moved = now.find((column) => column.cards.includes(card.id) && !isFolded(column))
    const own = now.find(({ value }) => value === card.column)
    const target = moved ? { column: moved.value, id: card.id } : own && placeIn(own, Math.min(index, own.cards.length - 1))
    if (target) await focus(target)
  }, { flush: 'pre' })

  function isFocused({ column, id }: CardPlace): boolean {
    return document.activeElement?.getAttribute('data-card') === `${column}/${id}`
  }

  return { activeIn, activate, focus, go, current: () => last }
}

function placeIn({ value, cards }: BoardColumn, index: number): CardPlace | null {
  const id = cards[index]
  return id === undefined ? null : { column: value, id }
}
