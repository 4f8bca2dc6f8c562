import { useI18n } from 'vue-i18n'
import { firstDay, parsePlanDate, type PlanDate } from '../../shared/schema/planDate.ts'
import { useWords } from '../words/useWords.ts'

export interface StartAndDue {
  readonly start: PlanDate | null
  readonly due: PlanDate | null
}

/** The dates of a task or commitment in a few words. The texts are those of `scheduling`. */
export function useDateWords() {
  const { t } = useI18n({ useScope: 'global' })
  const words = useWords()

  /** "Q3 2026, precise to the quarter"; a day says nothing of its precision, a missing year speaks for itself. */
  function precise(date: PlanDate): string {
    const precision = parsePlanDate(date)?.precision
    if (precision === undefined || precision === 'day' || precision === 'day-without-year') return words.date(date)
    return t('scheduling.preciseTo', { date: words.date(date), precision: t(`words.precision.${precision}`) })
  }

  function dates({ start, due }: StartAndDue): string {
    if (start !== null && start === due) return precise(start)
    if (start !== null && due !== null) {
      const range = t('scheduling.range', { start: words.date(start), due: words.date(due) })
      return isBackwards({ start, due }) ? `${range}, ${t('scheduling.backwards')}` : range
    }
    if (due !== null) return t('scheduling.due', { due: precise(due) })
    return start !== null ? t('scheduling.from', { start: precise(start) }) : t('words.date.none')
  }

  return {
    dates, precise,
    shifted: (days: number): string => t(days < 0 ? 'scheduling.earlier' : 'scheduling.later', { n: Math.abs(days) }, Math.abs(days)),
  }
}

function isBackwards({ start, due }: StartAndDue): boolean {
  const [from, to] = [start && firstDay(start), due && firstDay(due)]
  return from !== null && to !== null && to < from
}
