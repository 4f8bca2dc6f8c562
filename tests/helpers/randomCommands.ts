import fc from 'fast-check'
import { archive, restore } from '../../shared/commands/archiving.ts'
import { addCommitment, assess } from '../../shared/commands/commitments.ts'
import { setField, setMembers } from '../../shared/commands/fields.ts'
import { addParty } from '../../shared/commands/parties.ts'
import { setListEntry, setPlanField } from '../../shared/commands/plan.ts'
import { setDates } from '../../shared/commands/dates.ts'
import { removeDependency, setDependency } from '../../shared/commands/dependencies.ts'
import { asOneStep } from '../../shared/commands/sources.ts'
import { addTasks, linkTask, moveTask } from '../../shared/commands/tasks.ts'
import type { CommandContext } from '../../shared/commands/transact.ts'
import { invert } from '../../shared/commands/undo.ts'
import type { Id } from '../../shared/ids.ts'
import type { PlanDate } from '../../shared/schema/planDate.ts'
import type { TestPlan } from './planBuilder.ts'

/** One thing that a person does; the numbers choose among what the plan has at that moment. */
export interface RandomCommand {
  readonly verb: keyof typeof verbs
  readonly which: number
  readonly other: number
  readonly text: string
}

export const randomCommand: fc.Arbitrary<RandomCommand> = fc.record({
  verb: fc.constantFrom(...(['addTasks', 'addCommitment', 'addParty', 'rename', 'setState', 'setThemes', 'move', 'link', 'archive', 'restore', 'assess', 'renamePlan', 'listRegion', 'severalAtOnce', 'depend', 'setDates', 'undo'] as const)),
  which: fc.nat(20),
  other: fc.nat(20),
  text: fc.string({ minLength: 1, maxLength: 6 }),
})

/** Does it; a command that refuses changes nothing, as when a person tries. */
export function perform(plan: TestPlan, command: RandomCommand): void {
  verbs[command.verb](plan.context, command, plan)
}

type Perform = (context: CommandContext, command: RandomCommand, plan: TestPlan) => void

const verbs = {
  addTasks: (context, { other, text, which }) => {
    const lines = Array.from({ length: 1 + (which % 3) }, (_, depth) => ({ title: text, depth }))
    addTasks(context, lines, { parent: null, commitment: some(context, 'commitment', other), before: some(context, 'task', which) })
  },
  addCommitment: (context, { text }) => { addCommitment(context, { title: text, instrument: null }) },
  addParty: (context, { text }) => { addParty(context, { name: text, shortName: text, kind: 'office' }) },
  rename: (context, { which, text }) => withSome(context, 'task', which, (id) => setField(context, 'task', id, 'title', text)),
  setState: (context, { which, other }) => withSome(context, 'task', which, (id) => setField(context, 'task', id, 'state', other % 2 === 0 ? 'done' : 'blocked')),
  setThemes: (context, { which, other }) => withSome(context, 'commitment', which, (id) => setMembers(context, 'commitment', id, 'themes', ['internet', 'research-exchange', 'coordination'].slice(0, other % 4))),
  move: (context, { which, other }) => withSome(context, 'task', which, (id) => moveTask(context, id, { parent: some(context, 'task', other), commitment: null })),
  link: (context, { which, other }) => withSome(context, 'task', which, (id) => withSome(context, 'commitment', other, (to) => linkTask(context, id, to, other % 2 === 0))),
  archive: (context, { which }) => withSome(context, 'task', which, (id) => archive(context, 'task', [id])),
  restore: (context, { which }) => withSome(context, 'task', which, (id) => restore(context, 'task', [id])),
  assess: (context, { which, text }) => withSome(context, 'commitment', which, (id) => assess(context, id, { status: 'at-risk', reason: text, assessedOn: '2026-01-01' as PlanDate, by: text })),
  renamePlan: (context, { text }) => { setPlanField(context, 'title', text) },
  listRegion: (context, { which, text }) => { setListEntry(context, 'regions', `region-${which % 3}`, which % 2 === 0 ? text : null) },
  severalAtOnce: (context, { which, text }) => asOneStep(context, 'several', (inner) => withSome(inner, 'task', which, (id) => {
    setField(inner, 'task', id, 'title', `${text}1`)
    setField(inner, 'task', id, 'title', `${text}2`)
  })),
  depend: (context, { which, other }) => withSome(context, 'task', which, (id) => withSome(context, 'task', other, (after) => (other % 5 === 0 ? removeDependency(context, id, after) : setDependency(context, id, after, other % 3)))),
  setDates: (context, { which, other }) => withSome(context, 'task', which, (id) => setDates(context, [{ kind: 'task', id, start: '2026' as PlanDate, due: other % 2 === 0 ? null : ('2026-03' as PlanDate) }])),
  undo: (context, _command, { done }) => { invert(context, done.at(-1)?.changes ?? []) },
} as const satisfies Record<string, Perform>

function some<Kind extends 'task' | 'commitment'>(context: CommandContext, kind: Kind, which: number): Id<Kind> | null {
  const ids = [...context.plan().records[kind].keys()] as Id<Kind>[]
  return ids[which % (ids.length || 1)] ?? null
}

function withSome<Kind extends 'task' | 'commitment'>(context: CommandContext, kind: Kind, which: number, work: (id: Id<Kind>) => unknown): void {
  const id = some(context, kind, which)
  if (id !== null) work(id)
}
