// @vitest-environment jsdom
import { beforeEach, expect, test } from 'vitest'
import { selectedSpan } from '../../../client/sourceText/selectedSpan.ts'

beforeEach(() => {
  document.body.innerHTML = '<p id="out">before</p><section><p><i>1</i><span data-from="0">Hello </span><mark><button>3</button><span data-from="6">dear</span></mark></p><p><i>2</i><span data-from="12">world</span></p></section>'
})

const root = () => document.querySelector('section') as Element
const textOf = (from: number) => document.querySelector(`[data-from="${from}"]`)?.firstChild as Text

function select(start: Node, startOffset: number, end: Node, endOffset: number): Selection | null {
  const range = document.createRange()
  range.setStart(start, startOffset)
  range.setEnd(end, endOffset)
  const selection = document.getSelection()
  selection?.removeAllRanges()
  selection?.addRange(range)
  return selection
}

test('a selection inside one piece has its offsets', () => {
  expect(selectedSpan(root(), select(textOf(0), 1, textOf(0), 4))).toEqual({ start: 1, end: 4 })
})

test('a selection over several pieces and paragraphs counts only the text', () => {
  expect(selectedSpan(root(), select(textOf(0), 2, textOf(12), 3))).toEqual({ start: 2, end: 15 })
})

test('a selection that begins at a number begins at the first word after it', () => {
  const number = document.querySelectorAll('i')[1]?.firstChild as Text
  expect(selectedSpan(root(), select(number, 0, textOf(12), 5))).toEqual({ start: 12, end: 17 })
})

test('a selection outside of the text is none', () => {
  const outside = document.querySelector('#out')?.firstChild as Text
  expect(selectedSpan(root(), select(outside, 0, outside, 3))).toBeNull()
})

test('a caret selects nothing', () => {
  expect(selectedSpan(root(), select(textOf(0), 2, textOf(0), 2))).toBeNull()
})
