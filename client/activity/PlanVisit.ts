import { useEventListener } from '@vueuse/core'
import { defineComponent, onBeforeUnmount, watch } from 'vue'
import { useRoute } from 'vue-router'
import { useAccountStore } from '../stores/account.ts'
import { usePlanStore } from '../stores/plan.ts'
import { afterPause } from './afterPause.ts'
import { changedRecords } from './changedRecords.ts'
import { beginVisit, browserTab, endVisit, noteVisit } from './visits.ts'

/** The server derives activity a moment after its log. */
const AGAIN_MS = 2_000
const TRIES_MAX = 5

/** Draws nothing. While a plan is open: notes how far I have seen it, and marks what others changed since my visit before. */
export const PlanVisit = defineComponent({
  props: { planId: { type: String, required: true } },
  setup({ planId }) {
    const route = useRoute()
    const account = useAccountStore()
    const plan = usePlanStore()
    const user = account.user?.id ?? ''
    const before = beginVisit(user, planId, browserTab())
    const opened = new Set<string>()
    let tries = 0
    const markAgain = afterPause(AGAIN_MS, () => void mark())

    watch(() => plan.seen, see, { immediate: true })
    useEventListener(document, 'visibilitychange', see)
    // Who has opened a record has seen what is new in it.
    watch(() => route.query.open, (id) => {
      if (typeof id !== 'string') return
      opened.add(id)
      if (plan.news.has(id)) plan.news = new Set([...plan.news].filter((marked) => marked !== id))
    }, { immediate: true })
    onBeforeUnmount(() => {
      endVisit(user, planId, browserTab())
      plan.news = new Set()
    })

    /** What arrives while the page is out of sight has not been seen. */
    function see(): void {
      if (!plan.seen || document.visibilityState !== 'visible' || !account.user) return
      noteVisit(user, planId, plan.seen)
      if (tries === 0) void mark()
    }

    async function mark(): Promise<void> {
      tries += 1
      // Of a first visit there is nothing to mark; and where nothing was written since, nothing to ask.
      if (before === null || user === '' || before.seq === plan.seen?.seq) return
      const found = await changedRecords(planId, user, before)
      if (plan.planId !== planId) return
      if (found) plan.news = new Set([...found.ids].filter((id) => !opened.has(id)))
      if (found?.isBehind === true && tries < TRIES_MAX) markAgain()
    }

    return () => null
  },
})
