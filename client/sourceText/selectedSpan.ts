import type { Span } from '../../shared/text/span.ts'

/** Attribute of the elements that hold pieces of the text: the offset of their first character. */
export const OFFSET_ATTRIBUTE = 'data-from'

/**
 * The span of the text that a selection covers, or null when it does not touch the text. Only elements
 * with the offset attribute count: numbers and labels between them are no part of the text.
 */
export function selectedSpan(root: Element, selection: Selection | null): Span | null {
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  if (!range.intersectsNode(root)) return null
  const pieces = [...root.querySelectorAll(`[${OFFSET_ATTRIBUTE}]`)].filter((piece) => range.intersectsNode(piece))
  const first = pieces[0]
  const last = pieces.at(-1)
  if (!first || !last) return null
  const start = offsetOf(first) + (first.contains(range.startContainer) ? textOffset(range.startContainer, range.startOffset, first) : 0)
  const end = offsetOf(last) + (last.contains(range.endContainer) ? textOffset(range.endContainer, range.endOffset, last) : lengthOf(last))
  return start < end ? { start, end } : null
}

function offsetOf(piece: Element): number {
  return Number(piece.getAttribute(OFFSET_ATTRIBUTE))
}

function lengthOf(piece: Element): number {
  return piece.textContent?.length ?? 0
}

/** A boundary point is in the text node itself, or between the children of the piece. */
function textOffset(container: Node, offset: number, piece: Element): number {
  if (container.nodeType === Node.TEXT_NODE) return offset
  return offset === 0 ? 0 : lengthOf(piece)
}
