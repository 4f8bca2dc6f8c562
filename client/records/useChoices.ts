import { createSharedComposable } from '@vueuse/core'
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { byOrder } from '../../shared/queries/order.ts'
import { shownCommitments } from '../../shared/queries/progress.ts'
import {
  assessmentStatuses, forces, instrumentRelations, instrumentTypes, lifecycles, partyKinds, pillars, requestStages, shapes, stepRoles, taskStates,
  templateAnchors,
} from '../../shared/schema/words.ts'
import { usePlanStore } from '../stores/plan.ts'
import type { Choice } from '../ui/choices.ts'
import { assessmentLooks, lifecycleLooks, taskStateLooks, type StatusLook } from '../ui/status/looks.ts'
import { usePlanIndex } from './usePlanIndex.ts'

/** The values that a field of a record can take, with their words, for ChoiceMenu. Shared: every row reads them. */
export const useChoices = createSharedComposable(() => {
  const { t } = useI18n()
  const plan = usePlanStore()
  const { refs } = usePlanIndex()

  const worded = <Value extends string>(values: readonly Value[], list: string): Choice<Value>[] =>
    values.map((value) => ({ value, label: t(`words.${list}.${value}`) }))
  const looked = <Value extends string>(values: readonly Value[], list: string, looks: Readonly<Record<string, StatusLook>>): Choice<Value>[] =>
    worded(values, list).map((choice) => ({ ...choice, icon: looks[choice.value]?.icon, iconColor: looks[choice.value]?.color }))
  const shown = <Item extends { readonly archivedAt: string | null }>(items: Iterable<Item>): Item[] => [...items].filter((item) => item.archivedAt === null)

  const parties = computed(() => shown(plan.structure.records.party.values()))
  return {
    lifecycles: computed(() => looked(lifecycles, 'lifecycle', lifecycleLooks)),
    taskStates: computed(() => looked(taskStates, 'taskState', taskStateLooks)),
    assessments: computed(() => looked(assessmentStatuses, 'assessment', assessmentLooks)),
    forces: computed(() => worded(forces, 'force')),
    shapes: computed(() => worded(shapes, 'shape')),
    pillars: computed(() => worded(pillars, 'pillar')),
    partyKinds: computed(() => worded(partyKinds, 'partyKind')),
    instrumentTypes: computed(() => worded(instrumentTypes, 'instrumentType')),
    instrumentRelations: computed(() => worded(instrumentRelations, 'instrumentRelation')),
    stepRoles: computed(() => worded(stepRoles, 'stepRole')),
    templateAnchors: computed(() => worded(templateAnchors, 'templateAnchor')),
    requestStages: computed(() => worded(requestStages, 'requestStage')),
    parties: computed(() => parties.value
      .map((party): Choice => ({ value: party.id, label: party.shortName || party.name, ...(party.shortName && party.name !== party.shortName && { hint: party.name }) }))
      .sort(byLabel)),
    focalPoints: computed(() => shown(plan.structure.records.focalPoint.values())
      .map((person): Choice => {
        const party = person.party === null ? undefined : plan.structure.records.party.get(person.party)
        return { value: person.id, label: person.name, ...(party && { hint: party.shortName || party.name }) }
      })
      .sort(byLabel)),
    themes: computed(() => plan.structure.meta.themes.map(({ key, value }): Choice => ({ value: key, label: value })).sort(byLabel)),
    regions: computed(() => plan.structure.meta.regions.map(({ key, value }): Choice => ({ value: key, label: value })).sort(byLabel)),
    instruments: computed(() => shown(plan.structure.records.instrument.values()).sort(byOrder)
      .map((instrument): Choice => ({ value: instrument.id, label: instrument.title, ...(instrument.prefix && { hint: instrument.prefix }) }))),
    commitments: computed(() => shownCommitments(plan.snapshot).sort(byOrder)
      .map((commitment): Choice => ({ value: commitment.id, label: commitment.title, hint: refs.value.get(commitment.id) ?? commitment.ref }))),
  }
})

function byLabel(a: Choice, b: Choice): number {
  return a.label.localeCompare(b.label)
}
