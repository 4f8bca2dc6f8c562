import type { Id } from '../ids.ts'
import { proposedTasks, type Application } from '../queries/proposedTasks.ts'
import { shapesWithoutTemplate, shownTemplates, stepsOf } from '../queries/templates.ts'
import { ok, refused, type Result } from '../result.ts'
import { defaultTemplates, type DefaultTemplate } from '../schema/defaults.ts'
import { TITLE_LENGTH_MAX } from '../schema/fields.ts'
import type { TaskTemplate } from '../schema/records.ts'
import { shapes, type Shape } from '../schema/words.ts'
import { placeAt } from './placement.ts'
import { addTasks } from './tasks.ts'
import { transact, type CommandContext, type CommandProblem, type Json, type PlanWriter } from './transact.ts'

type TemplateId = Id<'taskTemplate'>

/** A template without steps. */
export function addTemplate(context: CommandContext, input: { readonly name: string; readonly shape: Shape }): Result<TemplateId, CommandProblem> {
  const problem = checkTitle(input.name) ?? (shapes.includes(input.shape) ? null : 'value-invalid')
  if (problem) return refused(problem)
  const order = nextOrders(shownTemplates(context.plan()), 1)[0]!
  return ok(transact(context, 'add-template', (write) => write.create('taskTemplate', { name: input.name.trim(), shape: input.shape, order })))
}

/** Pacta's own templates for the shapes that have none: for plans made before there were any. */
export function addStandardTemplates(context: CommandContext): Result<readonly TemplateId[], CommandProblem> {
  const plan = context.plan()
  const missing = shapesWithoutTemplate(plan)
  const templates = defaultTemplates.filter(({ shape }) => missing.includes(shape))
  if (templates.length === 0) return refused('nothing-to-do')
  const orders = nextOrders(shownTemplates(plan), templates.length)
  return ok(transact(context, 'add-standard-templates', (write) => templates.map((template, index) => createTemplate(write, template, orders[index]!))))
}

/** Writes one of Pacta's own templates into a plan. */
export function createTemplate(write: PlanWriter, { name, shape, countedFrom, steps }: DefaultTemplate, order: string): TemplateId {
  const orders = placeAt([], 0, steps.length).keys
  const fields = steps.flatMap((step, index): [string, Json | undefined][] => {
    const key = String(index + 1)
    return [
      [`steps/${key}`, { title: step.title, order: orders[index]! }],
      [`stepDays/${key}`, step.days],
      [`stepRoles/${key}`, step.role],
      [`stepStages/${key}`, step.stage],
      [`stepMeetings/${key}`, step.isMeeting ? step.title : undefined],
    ]
  })
  return write.create('taskTemplate', { name, shape, countedFrom, order, ...Object.fromEntries(fields) })
}

/** One step per line at the end of a template. Answers the steps' keys. */
export function addSteps(context: CommandContext, id: TemplateId, titles: readonly string[]): Result<readonly string[], CommandProblem> {
  const template = context.plan().records.taskTemplate.get(id)
  if (!template) return refused('record-missing')
  if (titles.length === 0) return refused('nothing-to-do')
  const problem = titles.map(checkTitle).find((found) => found !== null)
  if (problem) return refused(problem)
  const steps = stepsOf(template)
  const placement = placeAt(steps, steps.length, titles.length)
  return ok(transact(context, 'add-steps', (write) => {
    writeOrders(write, template, placement.rekeyed)
    return titles.map((title, index) => {
      const key = context.newId()
      write.set('taskTemplate', id, `steps/${key}`, { title: title.trim(), order: placement.keys[index]! })
      return key
    })
  }))
}

/** Gives a step another title. */
export function renameStep(context: CommandContext, id: TemplateId, key: string, title: string): Result<void, CommandProblem> {
  const step = context.plan().records.taskTemplate.get(id)?.steps.find((entry) => entry.key === key)
  if (!step) return refused('record-missing')
  const problem = checkTitle(title)
  if (problem) return refused(problem)
  transact(context, 'rename-step', (write) => write.set('taskTemplate', id, `steps/${key}`, { ...step.value, title: title.trim() }))
  return ok(undefined)
}

/** Takes a step out; tasks that were made from it stay. */
export function removeStep(context: CommandContext, id: TemplateId, key: string): Result<void, CommandProblem> {
  if (!context.plan().records.taskTemplate.get(id)?.steps.some((entry) => entry.key === key)) return refused('record-missing')
  transact(context, 'remove-step', (write) => write.set('taskTemplate', id, `steps/${key}`, null))
  return ok(undefined)
}

/** Puts a step before another one; null is the end. */
export function moveStep(context: CommandContext, id: TemplateId, key: string, before: string | null): Result<void, CommandProblem> {
  const template = context.plan().records.taskTemplate.get(id)
  const steps = template ? stepsOf(template) : []
  if (!template || !steps.some((step) => step.id === key)) return refused('record-missing')
  const others = steps.filter((step) => step.id !== key)
  const index = others.findIndex((step) => step.id === before)
  const placement = placeAt(others, index < 0 ? others.length : index, 1)
  transact(context, 'move-step', (write) => {
    writeOrders(write, template, placement.rekeyed)
    write.set('taskTemplate', id, `stepOrders/${key}`, placement.keys[0]!)
  })
  return ok(undefined)
}

/** The steps of one of the plan's templates, as dated tasks of a commitment with their people: one step of undo. */
export function applyTemplate(
  context: CommandContext, template: TemplateId, commitment: Id<'commitment'>, application: Application = {},
): Result<readonly Id<'task'>[], CommandProblem> {
  const plan = context.plan()
  if (!plan.records.taskTemplate.has(template) || !plan.records.commitment.has(commitment)) return refused('record-missing')
  const request = application.request ?? null
  if (request !== null && !plan.records.assistanceRequest.has(request)) return refused('record-missing')
  const chosen = proposedTasks(plan, template, commitment, application).filter(({ step }) => !application.without?.includes(step.id))
  const lines = chosen.map(({ step, due, lead, focalPoints, origin }) => ({
    title: step.title,
    depth: 0,
    fields: { due, lead, origin, request, ...(step.isMeeting && { meeting: true }), ...Object.fromEntries(focalPoints.map((person) => [`focalPoints/${person}`, true])) },
  }))
  return addTasks(context, lines, { parent: null, commitment }, 'apply-template')
}

function writeOrders(write: PlanWriter, template: TaskTemplate, rekeyed: readonly { readonly id: string; readonly order: string }[]): void {
  for (const step of rekeyed) write.set('taskTemplate', template.id, `stepOrders/${step.id}`, step.order)
}

function nextOrders(siblings: readonly TaskTemplate[], count: number): readonly string[] {
  return placeAt(siblings, siblings.length, count).keys
}

function checkTitle(title: string): CommandProblem | null {
  if (title.trim() === '') return 'text-empty'
  return title.trim().length > TITLE_LENGTH_MAX ? 'text-too-long' : null
}
