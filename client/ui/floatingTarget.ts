import { inject, onMounted, provide, shallowRef, type InjectionKey, type Ref } from 'vue'

const key: InjectionKey<Ref<HTMLElement | null>> = Symbol('floating target')

/** A dialog keeps its menus inside itself: what stands outside of it is hidden from readers of a screen. */
export function provideFloatingTarget(element: Ref<HTMLElement | null>): void {
  provide(key, element)
}

/** Where menus are drawn: in the dialog that they belong to, else in the page's main landmark. */
export function useFloatingTarget() {
  const provided = inject(key, null)
  const target = shallowRef<HTMLElement | string>('body')
  onMounted(() => {
    target.value = provided?.value ?? document.getElementById('content') ?? 'body'
  })
  return target
}
