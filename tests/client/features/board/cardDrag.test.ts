// @vitest-environment jsdom
import { expect, test, vi } from 'vitest'
import { useCardDrag } from '../../../../client/features/board/cardDrag.ts'

const card = { column: 'to-do', id: 'a' }

function dragEvent(type: string): DragEvent {
  const event = new Event(type, { cancelable: true }) as DragEvent
  Object.defineProperty(event, 'dataTransfer', { value: { effectAllowed: 'none', setData: () => undefined } })
  return event
}

function board(rules: { canDrag?: () => boolean; canDrop?: () => boolean } = {}) {
  const drop = vi.fn()
  const drag = useCardDrag({ canDrag: () => true, canDrop: () => true, drop, ...rules })
  const send = (events: Record<string, (event: DragEvent) => void>, type: string) => {
    const event = dragEvent(type)
    events[type]?.(event)
    return event
  }
  return { drop, drag, onCard: (type: string) => send(drag.cardEvents(card), type), onColumn: (column: string, type: string) => send(drag.columnEvents(column), type) }
}

test('a card that is dropped on another column is moved there', () => {
  const { drop, drag, onCard, onColumn } = board()
  onCard('dragstart')
  expect(onColumn('done', 'dragover').defaultPrevented).toBe(true)
  expect(drag.over.value).toBe('done')
  onColumn('done', 'drop')
  expect(drop).toHaveBeenCalledExactlyOnceWith(card, 'done')
  expect(drag.dragged.value).toBeNull()
})

test('its own column, and one that cannot take it, do not', () => {
  const { drop, onCard, onColumn } = board()
  onCard('dragstart')
  expect(onColumn('to-do', 'dragover').defaultPrevented).toBe(false)
  onColumn('to-do', 'drop')
  const closed = board({ canDrop: () => false })
  closed.onCard('dragstart')
  closed.onColumn('done', 'drop')
  expect([drop, closed.drop].flatMap(({ mock }) => mock.calls)).toEqual([])
})

test('a drag that ends anywhere else moves nothing, nor does one from elsewhere', () => {
  const { drop, drag, onCard, onColumn } = board()
  onCard('dragstart')
  onColumn('done', 'dragover')
  onCard('dragend')
  expect([drag.dragged.value, drag.over.value]).toEqual([null, null])
  onColumn('done', 'drop')
  expect(drop).not.toHaveBeenCalled()
})

test('readers drag nothing', () => {
  const { drag, onCard } = board({ canDrag: () => false })
  expect(onCard('dragstart').defaultPrevented).toBe(true)
  expect(drag.dragged.value).toBeNull()
})
