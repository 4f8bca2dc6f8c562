import { computed, shallowRef, useId, type Ref } from 'vue'

/**
 * The control that opens something which is loaded when it is first wanted: the
 * code of menus is not part of a page's first load.
 */
export function useTrigger(open: Ref<boolean>, popup: 'menu' | 'listbox' | 'dialog', load: () => Promise<unknown>) {
  const element = shallowRef<HTMLElement | null>(null)
  const id = useId()
  const attrs = computed(() => ({
    'aria-haspopup': popup,
    'aria-expanded': open.value,
    onClick: () => (open.value = !open.value),
    onKeydown: (event: KeyboardEvent) => {
      if (event.key !== 'ArrowDown' || open.value) return
      event.preventDefault()
      open.value = true
    },
    // Pointing at it or reaching it by keyboard is the first sign that it will be wanted.
    onPointerenter: () => void load(),
    onFocus: () => void load(),
  }))

  function told(control: HTMLElement): void {
    if (control.id === '') control.id = id
    if (element.value !== control) element.value = control
  }

  return { element, attrs, told }
}
