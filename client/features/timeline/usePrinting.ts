import { useEventListener, useMediaQuery } from '@vueuse/core'
import { computed, nextTick, shallowRef } from 'vue'

/** True while the page is being put on paper, by our button or by the browser's own menu. */
export function usePrinting() {
  const isAsked = shallowRef(false)
  const isPaper = useMediaQuery('print')
  useEventListener(window, 'beforeprint', () => { isAsked.value = true })
  useEventListener(window, 'afterprint', () => { isAsked.value = false })

  async function print(): Promise<void> {
    // What is printed is drawn before the browser looks: it does not wait for us.
    isAsked.value = true
    await nextTick()
    window.print()
    isAsked.value = false
  }

  return { isPrinting: computed(() => isAsked.value || isPaper.value), print }
}
