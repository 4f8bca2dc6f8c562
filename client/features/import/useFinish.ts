import { until } from '@vueuse/core'
import { computed, ref, shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { proposedPrefix } from '../../../shared/commands/import.ts'
import { isId } from '../../../shared/ids.ts'
import { ok, refused, type Result } from '../../../shared/result.ts'
import { usePlanStore } from '../../stores/plan.ts'
import { usePlansStore } from '../../stores/plans.ts'
import { finishImport, type Finished, type FinishProblem } from './finishImport.ts'
import { proposedPlanTitle } from '../../../shared/import/importHeader.ts'
import { reviewedImport } from '../../../shared/import/reviewedImport.ts'
import type { ImportDraft } from './importDraft.ts'
import type { Import } from './useImport.ts'

/** Opening a plan from the server can hang on a bad line; then the person decides. */
const OPEN_TIMEOUT_MS = 20_000

/** "Finish": makes the plan when there is none, opens it, writes. When a step fails everything stays on the page. */
export function useFinish(planId: string | null, session: Import) {
  const { t } = useI18n()
  const plan = usePlanStore()
  const plans = usePlansStore()
  const isFinishing = ref(false)
  const failed = shallowRef<FinishProblem | null>(null)
  const problem = computed(() => (failed.value ? problemText(failed.value) : null))

  async function finish(themes: readonly string[]): Promise<Finished | null> {
    const draft = session.draft.value
    if (!draft || isFinishing.value) return null
    isFinishing.value = true
    failed.value = null
    const finished = await finishImport(planId ?? draft.madePlanId, {
      create: () => create(draft),
      open,
      write: () => plan.commands.importSource(reviewedImport(draft, { prefix: proposedPrefix(plan.snapshot, draft.header.type), themes })),
    }, session.rememberPlan)
    isFinishing.value = false
    if (finished.ok) return finished.value
    failed.value = finished.problem
    return null
  }

  async function create(draft: ImportDraft): Promise<Result<string, string>> {
    const made = await plans.create((draft.planTitle ?? '').trim() || proposedPlanTitle(draft.header))
    if (made.ok) return ok(made.value)
    return refused(made.problem.kind === 'unreachable' ? t('import.refusal.unreachable') : made.problem.message)
  }

  async function open(target: string): Promise<boolean> {
    if (!isId<'plan'>(target)) return false
    plan.open(target)
    await until(() => plan.state === 'missing' || plan.state === 'refused' || (plan.state === 'open' && plan.role !== null && plan.isEditable === plan.canWrite)).toBe(true, { timeout: OPEN_TIMEOUT_MS })
    return plan.planId === target && plan.isEditable
  }

  function problemText(failure: FinishProblem): string {
    switch (failure.at) {
      case 'create': return t('import.createFailed', { reason: failure.reason })
      case 'open': return t('import.openFailed')
      case 'write': return t('import.writeFailed', { reason: t(`import.refusal.${failure.problem}`) })
    }
  }

  return { isFinishing, problem, finish }
}
