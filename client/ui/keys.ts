import { onScopeDispose, shallowReactive } from 'vue'

export interface KeyBinding {
  /** "c", "?", "mod+k", "alt+shift+ArrowRight"; `mod` is ⌘ on Apple's keyboards and Ctrl elsewhere. */
  readonly keys: string
  /** Key of the message that the list of keys shows. */
  readonly description: string
  /** Key of the message of its group in the list. */
  readonly group: string
  readonly run: (event: KeyboardEvent) => void
  /** Asked before `run`; when false the key is left alone. */
  readonly when?: () => boolean
}

/** A key that a component handles by itself (inside the grid, say) and only wants listed. */
export type ListedKey = Omit<KeyBinding, 'run' | 'when'>

export const registeredKeys = shallowReactive<(KeyBinding | ListedKey)[]>([])

/** Registers keys for as long as the component or scope lives; a later registration of the same key wins. */
export function useKeys(bindings: readonly (KeyBinding | ListedKey)[]): void {
  registeredKeys.push(...bindings)
  onScopeDispose(() => {
    for (const binding of bindings) registeredKeys.splice(registeredKeys.indexOf(binding), 1)
  })
}

export interface KeyHandling {
  readonly isApple: boolean
  /** Single-letter keys can be switched off (WCAG 2.1.4). */
  readonly hasSingleKeys: () => boolean
}

/** Listens on the window. Close to stop. */
export function startKeys(target: EventTarget, handling: KeyHandling): { close(): void } {
  const listen = (event: Event) => {
    if (event instanceof KeyboardEvent) handle(event, handling)
  }
  target.addEventListener('keydown', listen)
  return { close: () => target.removeEventListener('keydown', listen) }
}

/** Whether a key event is this combination. A character's own Shift ("?") is not part of it. */
export function matchesKeys(event: KeyboardEvent, keys: string, isApple: boolean): boolean {
  const parts = keys === '+' ? ['+'] : keys.split('+')
  const key = parts.at(-1) ?? ''
  const modifiers = new Set(parts.slice(0, -1))
  const mod = isApple ? event.metaKey : event.ctrlKey
  const otherMod = isApple ? event.ctrlKey : event.metaKey
  const isSymbol = key.length === 1 && key.toLowerCase() === key.toUpperCase()
  return (
    event.key.toLowerCase() === key.toLowerCase() &&
    mod === modifiers.has('mod') && !otherMod && event.altKey === modifiers.has('alt') &&
    (isSymbol || event.shiftKey === modifiers.has('shift'))
  )
}

function handle(event: KeyboardEvent, { isApple, hasSingleKeys }: KeyHandling): void {
  if (event.defaultPrevented || event.isComposing) return
  const isSingle = !event.ctrlKey && !event.metaKey && !event.altKey && event.key.length === 1
  if (isSingle && !hasSingleKeys()) return
  if (isTakenByElement(event, isSingle)) return
  const binding = registeredKeys.findLast(
    (candidate): candidate is KeyBinding =>
      'run' in candidate && matchesKeys(event, candidate.keys, isApple) && (candidate.when?.() ?? true),
  )
  if (!binding) return
  event.preventDefault()
  binding.run(event)
}

/** While typing, and inside dialogs, menus and lists, keys belong to what has the focus. */
function isTakenByElement(event: KeyboardEvent, isSingle: boolean): boolean {
  const element = event.composedPath()[0]
  if (!(element instanceof Element)) return false
  if (element.closest('[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]')) return true
  return (isSingle || !event.ctrlKey && !event.metaKey) && element.closest('input, textarea, select, [contenteditable]:not([contenteditable="false"])') !== null
}
