import { shallowRef, type Ref } from 'vue'

/** A card as it stands in one column. */
export interface CardPlace {
  readonly column: string
  readonly id: string
}

export interface CardDragRules {
  readonly canDrag: () => boolean
  readonly canDrop: (card: CardPlace, column: string) => boolean
  readonly drop: (card: CardPlace, column: string) => void
}

export interface CardDrag {
  /** The card that is being carried. */
  readonly dragged: Readonly<Ref<CardPlace | null>>
  /** The column that would take it now. */
  readonly over: Readonly<Ref<string | null>>
  readonly cardEvents: (card: CardPlace) => Record<string, (event: DragEvent) => void>
  readonly columnEvents: (column: string) => Record<string, (event: DragEvent) => void>
}

/**
 * Cards dragged between columns, by the browser's own drag: it draws the card under the
 * pointer, scrolls at the edges, and Esc takes it back. The menu and the keys do the same.
 */
export function useCardDrag({ canDrag, canDrop, drop }: CardDragRules): CardDrag {
  const dragged = shallowRef<CardPlace | null>(null)
  const over = shallowRef<string | null>(null)

  function end(): void {
    dragged.value = null
    over.value = null
  }

  function takes(column: string): CardPlace | null {
    const card = dragged.value
    return card && card.column !== column && canDrop(card, column) ? card : null
  }

  return {
    dragged, over,
    cardEvents: (card) => ({
      dragstart: (event) => {
        if (!canDrag() || !event.dataTransfer) return event.preventDefault()
        event.dataTransfer.effectAllowed = 'move'
        // Some browsers drag nothing that carries nothing.
        event.dataTransfer.setData('text/plain', card.id)
        dragged.value = card
      },
      dragend: end,
    }),
    columnEvents: (column) => ({
      dragover: (event) => {
        if (!takes(column)) return
        event.preventDefault()
        over.value = column
      },
      dragleave: (event) => {
        const isInside = event.currentTarget instanceof Node && event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget)
        if (!isInside && over.value === column) over.value = null
      },
      drop: (event) => {
        const card = takes(column)
        if (!card) return
        event.preventDefault()
        end()
        drop(card, column)
      },
    }),
  }
}
