import { ref, watch, type Ref } from 'vue'

/** True from the first time on that something is: what was loaded once stays. */
export function useWasTrue(source: Ref<boolean>): Readonly<Ref<boolean>> {
  const wasTrue = ref(source.value)
  watch(source, (value) => {
    if (value) wasTrue.value = true
  })
  return wasTrue
}
