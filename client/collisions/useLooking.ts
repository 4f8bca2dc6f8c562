import { useEventListener } from '@vueuse/core'
import { watch } from 'vue'
import { afterPause } from '../activity/afterPause.ts'
import { usePlanStore } from '../stores/plan.ts'
import { useCollisionsStore } from './collisionsStore.ts'

/** The server reviews its log within a second. */
const LOOK_PAUSE_MS = 2_000
/** A server that does not catch up is asked again when something new has arrived. */
const TRIES_MAX = 5

/**
 * Looks for collisions when the plan is opened, when the server can be reached
 * again, and a moment after something has arrived; never else. Answers how to
 * look at once.
 */
export function useLooking(): () => void {
  const plan = usePlanStore()
  const collisions = useCollisionsStore()
  let tries = 0
  /** Something arrived while nobody was looking at the page. */
  let isOwed = false
  const lookSoon = afterPause(LOOK_PAUSE_MS, () => void look())

  void look()
  watch(() => plan.seen, () => {
    tries = 0
    lookSoon()
  })
  watch(() => plan.sync.state === 'saved', (isSaved) => { if (isSaved) lookSoon() })
  useEventListener(document, 'visibilitychange', () => {
    if (isOwed) void look()
  })

  async function look(): Promise<void> {
    isOwed = document.visibilityState !== 'visible'
    if (isOwed) return
    tries += 1
    await collisions.look()
    const { state, reviewedSeq, logSeq } = collisions.list
    if (state === 'listed' && reviewedSeq < logSeq && tries < TRIES_MAX) lookSoon()
  }

  return () => {
    tries = 0
    void look()
  }
}
