import { describe, expect, test } from 'vitest'
import { addCommitment } from '../../../shared/commands/commitments.ts'
import { archive } from '../../../shared/commands/archiving.ts'
import { setEntry, setFields, setMembers } from '../../../shared/commands/fields.ts'
import { addFocalPoint, addParty } from '../../../shared/commands/parties.ts'
import { addStandardTemplates, addSteps, addTemplate, applyTemplate, moveStep, removeStep, renameStep } from '../../../shared/commands/templates.ts'
import { invert } from '../../../shared/commands/undo.ts'
import { proposedTasks } from '../../../shared/queries/proposedTasks.ts'
import { peopleOf } from '../../../shared/queries/stepRoles.ts'
import { shapesWithoutTemplate, stepsOf, templatesFor } from '../../../shared/queries/templates.ts'
import { taskTree } from '../../../shared/queries/taskTree.ts'
import type { PlanDate } from '../../../shared/schema/planDate.ts'
import { recordRoot } from '../../../shared/schema/planDoc.ts'
import { shapes, type Shape } from '../../../shared/schema/words.ts'
import { copyOf, merge, must, newPlan, type TestPlan } from '../../helpers/planBuilder.ts'

const date = (text: string) => text as PlanDate

function templateOf(plan: TestPlan, shape: Shape) {
  return templatesFor(plan.records(), shape)[0]!
}

function titles(plan: TestPlan, shape: Shape): string[] {
  return stepsOf(templateOf(plan, shape)).map(({ title }) => title)
}

function planWithPeople() {
  const plan = newPlan()
  const { context } = plan
  const [unoct, osce] = ['UNOCT', 'OSCE'].map((name) => must(addParty(context, { name, shortName: name, kind: 'office' })))
  const [officer, head, border] = [['Officer', unoct], ['Head', unoct], ['Border expert', osce]].map(([name, party]) => must(addFocalPoint(context, { name: name!, party: party as typeof unoct & string })))
  const commitment = must(addCommitment(context, { title: 'Meet in Tashkent', instrument: null }))
  must(setFields(context, 'commitment', commitment, { lead: unoct!, shape: 'meeting-or-body' }))
  must(setMembers(context, 'commitment', commitment, 'supporting', [osce!]))
  must(setMembers(context, 'commitment', commitment, 'focalPoints', [officer!]))
  plan.done.length = 0
  return { plan, context, unoct: unoct!, osce: osce!, officer: officer!, head: head!, border: border!, commitment }
}

describe('the templates of a plan', () => {
  test('a new plan has one for each shape', () => {
    const plan = newPlan()
    for (const shape of shapes) expect(templateOf(plan, shape).shape).toBe(shape)
    expect(shapesWithoutTemplate(plan.records())).toEqual([])
  })

  test('[D2] steps of a plan made before steps had days read in their order, and can be moved', () => {
    const plan = newPlan()
    const id = must(addTemplate(plan.context, { name: 'Old', shape: 'other' }))
    const stored = recordRoot(plan.doc, 'taskTemplate').get(id)!
    for (const [key, title] of [['1', 'One'], ['2', 'Two'], ['3', 'Three']]) stored.set(`steps/${key!}`, { title: title!, order: key!.padStart(3, '0') })
    const steps = () => stepsOf(plan.records().records.taskTemplate.get(id)!)
    expect(steps().map(({ title, days, role }) => [title, days, role])).toEqual([['One', null, null], ['Two', null, null], ['Three', null, null]])
    must(moveStep(plan.context, id, '3', '1'))
    expect(steps().map(({ title }) => title)).toEqual(['Three', 'One', 'Two'])
    must(addSteps(plan.context, id, ['Four']))
    expect(steps().map(({ title }) => title)).toEqual(['Three', 'One', 'Two', 'Four'])
  })

  test('a plan without some of Pacta’s templates gets those that are missing, once', () => {
    const plan = newPlan()
    must(archive(plan.context, 'taskTemplate', [templateOf(plan, 'legislative').id, templateOf(plan, 'other').id]))
    expect(must(addStandardTemplates(plan.context))).toHaveLength(2)
    expect(shapesWithoutTemplate(plan.records())).toEqual([])
    expect(addStandardTemplates(plan.context)).toEqual({ ok: false, problem: 'nothing-to-do' })
  })

  test('[D4] two people who move, rename and date one step at once all keep what they did', () => {
    const plan = newPlan()
    const other = copyOf(plan, 'b')
    const third = copyOf(plan, 'c')
    const { id } = templateOf(plan, 'coordination')
    must(renameStep(plan.context, id, '4', 'Look back'))
    must(moveStep(other.context, id, '4', '1'))
    must(setEntry(third.context, 'taskTemplate', id, 'stepDays', '4', 7))
    merge(plan, other, third)
    expect(stepsOf(templateOf(plan, 'coordination'))[0]).toMatchObject({ title: 'Look back', days: 7 })
    expect(stepsOf(templateOf(third, 'coordination'))).toEqual(stepsOf(templateOf(plan, 'coordination')))
  })

  test('a step that is taken out is gone, and undo brings it back where it was', () => {
    const plan = newPlan()
    const before = titles(plan, 'coordination')
    must(removeStep(plan.context, templateOf(plan, 'coordination').id, '2'))
    expect(titles(plan, 'coordination')).toEqual(before.filter((_, index) => index !== 1))
    must(invert(plan.context, plan.done.at(-1)!.changes))
    expect(titles(plan, 'coordination')).toEqual(before)
  })

  test('a step without words, and one that is not there, are refused', () => {
    const plan = newPlan()
    const { id } = templateOf(plan, 'other')
    expect(addSteps(plan.context, id, ['fine', ' '])).toEqual({ ok: false, problem: 'text-empty' })
    expect(renameStep(plan.context, id, 'x', 'A')).toEqual({ ok: false, problem: 'record-missing' })
    expect(moveStep(plan.context, id, 'x', null)).toEqual({ ok: false, problem: 'record-missing' })
    expect(setEntry(plan.context, 'taskTemplate', id, 'stepDays', '1', 99_999)).toEqual({ ok: false, problem: 'value-invalid' })
    expect(plan.done).toEqual([])
  })
})

describe('dates', () => {
  const dates = (shape: Shape, application: Parameters<typeof applyTemplate>[3]) => {
    const { plan, commitment } = planWithPeople()
    return proposedTasks(plan.records(), templateOf(plan, shape).id, commitment, application).map(({ due }) => due)
  }

  test('count back from the day of the meeting, and on from it', () => {
    expect(dates('meeting-or-body', { date: date('2027-05-10') })).toEqual(['2027-01-10', '2027-02-09', '2027-03-26', '2027-04-10', '2027-05-10', '2027-05-24', '2027-07-09'])
  })

  test('count from the start', () => {
    expect(dates('coordination', { date: date('2027-01-01') })).toEqual(['2027-01-15', '2027-01-31', '2027-02-15', '2027-05-01'])
  })

  test('a template that counts from the start can end on a due date: its last step falls on it', () => {
    expect(dates('coordination', { from: 'due', date: date('2027-05-01') })).toEqual(['2027-01-15', '2027-01-31', '2027-02-15', '2027-05-01'])
  })

  test('a template that counts back can begin on a start: its first step falls on it', () => {
    expect(dates('meeting-or-body', { from: 'start', date: date('2027-01-10') })[4]).toBe('2027-05-10')
  })

  test('an imprecise due date is met by its last day, an imprecise start begins on its first', () => {
    expect(dates('meeting-or-body', { date: date('2027-Q2') })[4]).toBe('2027-06-30')
    expect(dates('coordination', { date: date('2027-02') })[0]).toBe('2027-02-15')
  })

  test('[E5] without a date, or without its year, there are none', () => {
    expect(dates('coordination', {})).toEqual([null, null, null, null])
    expect(dates('coordination', { date: date('XXXX-12-05') })).toEqual([null, null, null, null])
  })
})

describe('people', () => {
  test('the commitment’s own focal point comes before others of the party', () => {
    const { plan, commitment, officer, border } = planWithPeople()
    const record = plan.records().records.commitment.get(commitment)!
    expect(peopleOf(plan.records(), record, 'lead')).toEqual([officer])
    expect(peopleOf(plan.records(), record, 'supporting')).toEqual([border])
    expect(peopleOf(plan.records(), record, 'commitment')).toEqual([officer])
    expect(peopleOf(plan.records(), record, 'lead-alternate')).toEqual([])
  })

  test('nobody is guessed where a party has several and the commitment names none', () => {
    const { plan, context, commitment } = planWithPeople()
    must(setMembers(context, 'commitment', commitment, 'focalPoints', []))
    expect(peopleOf(plan.records(), plan.records().records.commitment.get(commitment)!, 'lead')).toEqual([])
  })

  test('an alternate is found by that role only', () => {
    const { plan, context, head, commitment } = planWithPeople()
    must(setFields(context, 'focalPoint', head, { alternate: true }))
    must(setMembers(context, 'commitment', commitment, 'focalPoints', []))
    const record = plan.records().records.commitment.get(commitment)!
    expect(peopleOf(plan.records(), record, 'lead-alternate')).toEqual([head])
    expect(peopleOf(plan.records(), record, 'lead')).not.toContain(head)
  })
})

describe('applying a template', () => {
  test('makes what the preview shows, as one step that one undo takes away', () => {
    const { plan, context, commitment, officer, border, unoct, osce } = planWithPeople()
    const { id } = templateOf(plan, 'meeting-or-body')
    const application = { date: date('2027-05-10') }
    const proposed = proposedTasks(plan.records(), id, commitment, application)
    must(applyTemplate(context, id, commitment, application))
    const made = taskTree(plan.records()).ofCommitment.get(commitment)!
    expect(made.map(({ title, due, focalPoints }) => ({ title, due, focalPoints }))).toEqual(proposed.map(({ step, due, focalPoints }) => ({ title: step.title, due, focalPoints })))
    expect(made[3]).toMatchObject({ title: 'Send the invitations', lead: osce, focalPoints: [border], due: '2027-04-10', meeting: false })
    expect(made[4]).toMatchObject({ title: 'Hold the meeting', lead: unoct, focalPoints: [officer], meeting: true })
    expect(plan.done.map(({ name }) => name)).toEqual(['apply-template'])
    must(invert(context, plan.done[0]!.changes))
    expect(taskTree(plan.records()).ofCommitment.get(commitment)).toBeUndefined()
  })

  test('leaves out what is left out, takes the people it is given, and knows what it made before', () => {
    const { plan, context, commitment, head, unoct } = planWithPeople()
    const { id } = templateOf(plan, 'coordination')
    must(applyTemplate(context, id, commitment, { without: ['1', '3'], people: { supporting: [head] } }))
    const made = taskTree(plan.records()).ofCommitment.get(commitment)!
    expect(made.map(({ title, lead, focalPoints }) => [title, lead, focalPoints])).toEqual([['Share what each party plans', unoct, [head]], ['Review overlaps and gaps', unoct, []]])
    expect(proposedTasks(plan.records(), id, commitment).map(({ existing }) => existing.length)).toEqual([0, 1, 0, 1])
    expect(applyTemplate(context, id, commitment, { without: ['1', '2', '3', '4'] })).toEqual({ ok: false, problem: 'nothing-to-do' })
  })
})
