import { onScopeDispose } from 'vue'

/** Calls once after a pause, however often it is asked meanwhile; not after the end of the scope. */
export function afterPause(pauseMs: number, work: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  onScopeDispose(() => clearTimeout(timer))
  return () => {
    timer ??= setTimeout(() => {
      timer = undefined
      work()
    }, pauseMs)
  }
}
