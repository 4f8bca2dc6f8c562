import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRoute } from 'vue-router'
import { usePlanStore } from '../../stores/plan.ts'
import { usePlansStore } from '../../stores/plans.ts'
import type { Crumb } from './Breadcrumb.vue'

/** Where we are: Plans › title of the plan › view. Also the title of the window. */
export function useCrumbs() {
  const { t } = useI18n()
  const route = useRoute()
  const plan = usePlanStore()
  const plans = usePlansStore()

  const planTitle = computed(() => {
    const planId = typeof route.params.planId === 'string' ? route.params.planId : null
    if (!planId) return null
    // Who may not open a plan any more is not told its name from what this device still has.
    const own = plan.planId === planId && plan.state === 'open' ? plan.snapshot.meta.title : ''
    return own || plans.titleOf(planId) || t('shell.plan')
  })
  const view = computed(() => (typeof route.meta.name === 'string' ? t(route.meta.name) : t('shell.product')))
  const crumbs = computed<readonly Crumb[]>(() =>
    planTitle.value === null
      ? [{ label: view.value }]
      : [{ label: t('shell.plans'), to: '/' }, { label: planTitle.value, to: `/plans/${String(route.params.planId)}` }, { label: view.value }])
  const windowTitle = computed(() =>
    [...(planTitle.value === null ? [view.value] : [view.value, planTitle.value]), t('shell.product')].join(' · '))

  return { crumbs, planTitle, view, windowTitle }
}
