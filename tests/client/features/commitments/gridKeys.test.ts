import { describe, expect, it } from 'vitest'
import { gridIntent, type GridIntent, type KeyContext, type KeyPress } from '../../../../client/features/commitments/gridKeys.ts'

const onTitle: KeyContext = { column: 'title', isExpanded: null, isGroup: false, isRightToLeft: false, hasSingleKeys: true }

function press(keys: string, context: Partial<KeyContext> = {}): GridIntent | null {
  const parts = keys.split('+')
  const event: KeyPress = {
    key: parts.at(-1) ?? '', ctrlKey: parts.includes('ctrl'), metaKey: parts.includes('meta'), altKey: parts.includes('alt'), shiftKey: parts.includes('shift'),
  }
  return gridIntent(event, { ...onTitle, ...context })
}

describe('keys of the outline', () => {
  it('Right expands a collapsed row on its title, and else moves on', () => {
    expect(press('ArrowRight', { isExpanded: false })).toEqual({ type: 'expand' })
    expect(press('ArrowRight', { isExpanded: true })).toEqual({ type: 'move', move: 'next-cell' })
    expect(press('ArrowRight', { isExpanded: false, column: 'due' })).toEqual({ type: 'move', move: 'next-cell' })
  })

  it('Left collapses an expanded row on its title, and on the ref goes to the parent', () => {
    expect(press('ArrowLeft', { isExpanded: true })).toEqual({ type: 'collapse' })
    expect(press('ArrowLeft', { isExpanded: false })).toEqual({ type: 'move', move: 'previous-cell' })
    expect(press('ArrowLeft', { column: 'ref' })).toEqual({ type: 'move', move: 'parent-row' })
  })

  it('in right-to-left text the arrows change sides', () => {
    expect(press('ArrowLeft', { isExpanded: false, isRightToLeft: true })).toEqual({ type: 'expand' })
    expect(press('alt+shift+ArrowLeft', { isRightToLeft: true })).toEqual({ type: 'indent' })
  })

  it('Enter and F2 edit, Space opens, Delete archives, full stop opens the menu', () => {
    expect(press('Enter')).toEqual({ type: 'edit', typed: null })
    expect(press('F2', { column: 'due' })).toEqual({ type: 'edit', typed: null })
    expect(press(' ')).toEqual({ type: 'open' })
    expect(press('Delete')).toEqual({ type: 'archive' })
    expect(press('.')).toEqual({ type: 'menu' })
  })

  it('Enter on a group opens or closes it', () => {
    expect(press('Enter', { isGroup: true, isExpanded: true })).toEqual({ type: 'toggle' })
  })

  it('a character starts the title, letters that are commands excepted', () => {
    expect(press('W')).toEqual({ type: 'edit', typed: 'W' })
    expect(press('é')).toEqual({ type: 'edit', typed: 'é' })
    expect(press('W', { column: 'due' })).toBeNull()
    expect(press('c')).toEqual({ type: 'new-task' })
    expect(press('j')).toEqual({ type: 'move', move: 'next-row' })
  })

  it('with single-letter keys off, every character writes', () => {
    expect(press('c', { hasSingleKeys: false })).toEqual({ type: 'edit', typed: 'c' })
    expect(press('c', { hasSingleKeys: false, column: 'status' })).toBeNull()
  })

  it('Alt moves rows, Alt with Shift indents; the browser keeps the rest', () => {
    expect(press('alt+ArrowUp')).toEqual({ type: 'move-up' })
    expect(press('alt+shift+ArrowRight')).toEqual({ type: 'indent' })
    expect(press('alt+ArrowLeft')).toBeNull()
    expect(press('ctrl+k')).toBeNull()
    expect(press('Tab')).toBeNull()
  })
})
