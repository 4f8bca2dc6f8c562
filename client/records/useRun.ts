import { useI18n } from 'vue-i18n'
import type { Result } from '../../shared/result.ts'
import type { PlanProblem } from '../stores/planCommands.ts'
import { notify } from '../ui/notices.ts'

/** Takes a command's result; a refusal is told in words. Answers whether it was done. */
export function useRun() {
  const { t } = useI18n()
  return (result: Result<unknown, PlanProblem>): boolean => {
    if (!result.ok) notify({ text: t(`records.problem.${result.problem}`), tone: 'problem' })
    return result.ok
  }
}
