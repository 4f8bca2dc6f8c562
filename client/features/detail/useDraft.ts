import { useTimeoutFn } from '@vueuse/core'
import { computed, onBeforeUnmount, ref, watch } from 'vue'

/** Long enough not to write at each word, short enough to lose little. */
const PAUSE_MS = 1_200

/**
 * A text being written: kept apart from the record while the field has the
 * focus, saved after a pause and on leaving, restored by `restore`. What others
 * write meanwhile comes in only while nothing has been written here.
 */
export function useDraft(value: () => string, save: (text: string) => boolean) {
  const draft = ref(value())
  const hasFocus = ref(false)
  /** The value that the draft began from, or was last saved as. */
  const base = ref(value())
  const isDirty = computed(() => draft.value !== base.value)
  const isOvertaken = computed(() => hasFocus.value && isDirty.value && value() !== base.value)
  const pause = useTimeoutFn(() => { if (!isOvertaken.value) keep() }, PAUSE_MS, { immediate: false })

  watch(value, (now) => {
    if (isDirty.value) return
    draft.value = now
    base.value = now
  })
  onBeforeUnmount(keep)

  function keep(): void {
    pause.stop()
    if (!isDirty.value) return
    const text = draft.value
    if (save(text)) base.value = text
  }

  return {
    draft, isOvertaken,
    type: (text: string) => { draft.value = text; pause.start() },
    enter: () => { hasFocus.value = true },
    leave: () => { keep(); hasFocus.value = false },
    restore: () => { pause.stop(); draft.value = value(); base.value = value() },
  }
}
