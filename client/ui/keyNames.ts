import { isApple } from './platform.ts'

const apple: Record<string, string> = { mod: '⌘', alt: '⌥', shift: '⇧', ctrl: '⌃' }
const other: Record<string, string> = { mod: 'Ctrl', alt: 'Alt', shift: 'Shift', ctrl: 'Ctrl' }
const drawn: Record<string, string> = {
  ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→', Escape: 'Esc', ' ': 'Space',
}

/** "mod+k" as the reader's keyboard names it: ⌘K on Apple's, Ctrl K elsewhere. */
export function keyNames(keys: string, onApple = isApple): string {
  const parts = keys === '+' ? ['+'] : keys.split('+')
  const isCombination = parts.length > 1
  const names = parts.map((part) => {
    const name = (onApple ? apple : other)[part] ?? drawn[part] ?? part
    return isCombination && name.length === 1 ? name.toUpperCase() : name
  })
  return names.join(onApple ? '' : ' ')
}
