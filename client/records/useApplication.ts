import { computed, ref, shallowRef, watch, type ComputedRef } from 'vue'
import type { Id } from '../../shared/ids.ts'
import { proposedTasks, rolesOf, type Application, type ProposedTask } from '../../shared/queries/proposedTasks.ts'
import { stepsOf } from '../../shared/queries/templates.ts'
import { lastDay, type PlanDate } from '../../shared/schema/planDate.ts'
import type { RequestStage, StepRole, TemplateAnchor } from '../../shared/schema/words.ts'
import { usePlanStore } from '../stores/plan.ts'
import { usePlanIndex } from './usePlanIndex.ts'

/** What is applied to what. */
export interface ApplicationSubject {
  readonly template: Id<'taskTemplate'> | null
  readonly commitment: Id<'commitment'>
  /** A stage of a request: then only its steps, from the day on which it was reached. */
  readonly stage?: { readonly request: Id<'assistanceRequest'>; readonly stage: RequestStage; readonly date: PlanDate | null }
}

/** What a person decides before a template's tasks are added, and what would come of it. */
export function useApplication(subject: ComputedRef<ApplicationSubject>) {
  const plan = usePlanStore()
  const { origins, today } = usePlanIndex()
  const template = computed(() => (subject.value.template === null ? undefined : plan.record('taskTemplate', subject.value.template)))
  const commitment = computed(() => plan.record('commitment', subject.value.commitment))

  const from = ref<TemplateAnchor>('start')
  const date = ref<PlanDate | null>(null)
  const chosenPeople = shallowRef<ReadonlyMap<StepRole, readonly Id<'focalPoint'>[]>>(new Map())
  /** Steps that a person has ticked or unticked; others are ticked unless there is such a task already. */
  const ticks = shallowRef<ReadonlyMap<string, boolean>>(new Map())

  watch(() => subject.value.template, () => {
    ticks.value = new Map()
    countFrom(template.value?.countedFrom ?? 'start')
  }, { immediate: true })

  const steps = computed(() => (template.value ? stepsOf(template.value) : []).filter(({ stage }) => !subject.value.stage || stage === subject.value.stage.stage))
  const roles = computed(() => {
    const found = commitment.value ? rolesOf(plan.snapshot, commitment.value, steps.value) : new Map<StepRole, readonly Id<'focalPoint'>[]>()
    return new Map([...found].map(([role, people]) => [role, chosenPeople.value.get(role) ?? people]))
  })
  const options = computed((): Application => ({
    people: Object.fromEntries(roles.value),
    ...(subject.value.stage ? { stage: subject.value.stage.stage, request: subject.value.stage.request, date: subject.value.stage.date } : { from: from.value, date: date.value }),
  }))
  const tasks = computed((): readonly ProposedTask[] => (subject.value.template === null ? [] : proposedTasks(plan.snapshot, subject.value.template, subject.value.commitment, options.value, origins.value)))
  const isTicked = (task: ProposedTask): boolean => ticks.value.get(task.step.id) ?? task.existing.length === 0
  const count = computed(() => tasks.value.filter(isTicked).length)
  /** As the command takes it. */
  const application = computed((): Application => ({ ...options.value, without: tasks.value.filter((task) => !isTicked(task)).map(({ step }) => step.id) }))

  function countFrom(anchor: TemplateAnchor): void {
    from.value = anchor
    const due = commitment.value?.due ?? null
    date.value = anchor === 'start' ? today.value : due !== null && lastDay(due) !== null ? due : null
  }

  function tick(task: ProposedTask, isIn: boolean): void {
    ticks.value = new Map(ticks.value).set(task.step.id, isIn)
  }

  function choose(role: StepRole, people: readonly Id<'focalPoint'>[]): void {
    chosenPeople.value = new Map(chosenPeople.value).set(role, people)
  }

  return { template, from, date, roles, tasks, count, application, isTicked, tick, choose, countFrom }
}

export type TemplateApplication = ReturnType<typeof useApplication>
