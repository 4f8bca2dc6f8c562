import { computed, type ComputedRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { NOT_NAMED, type Dimension } from '../../shared/queries/dimensions.ts'
import { shownLifecycles } from '../../shared/queries/status.ts'
import type { Choice } from '../ui/choices.ts'
import { lifecycleLooks } from '../ui/status/looks.ts'
import { useChoices } from './useChoices.ts'

/** The values that commitments are told apart by, with their words: for filters and the matrix. */
export function useFacetChoices(): ComputedRef<Readonly<Record<Dimension, readonly Choice[]>>> {
  const { t } = useI18n()
  const choices = useChoices()
  /** Only where there is something to name: a plan without regions asks for none. */
  const withNone = (dimension: 'party' | 'theme' | 'pillar' | 'region', named: readonly Choice[]): readonly Choice[] =>
    (named.length > 0 ? [...named, { value: NOT_NAMED, label: t(`commitments.filter.notNamed.${dimension}`) }] : named)

  return computed(() => ({
    lifecycle: shownLifecycles.map((value) => ({ value, label: t(`words.lifecycle.${value}`), icon: lifecycleLooks[value].icon, iconColor: lifecycleLooks[value].color })),
    party: withNone('party', choices.parties.value),
    theme: withNone('theme', choices.themes.value),
    pillar: withNone('pillar', choices.pillars.value),
    region: withNone('region', choices.regions.value),
    assessment: choices.assessments.value,
  }))
}
