import { addCommitment, assess, moveCommitment, splitIntoItems } from '../../shared/commands/commitments.ts'
import { addEvidence } from '../../shared/commands/evidence.ts'
import { archive, restore } from '../../shared/commands/archiving.ts'
import { setEntry, setField, setFields, setMembers } from '../../shared/commands/fields.ts'
import { importSource } from '../../shared/commands/import.ts'
import { addFocalPoint, addInstrument, addParty, relateInstruments } from '../../shared/commands/parties.ts'
import { setListEntry, setPlanField } from '../../shared/commands/plan.ts'
import { addRequest, moveRequest } from '../../shared/commands/requests.ts'
import { addClause, asOneStep, commitmentFromSelection, removeClause } from '../../shared/commands/sources.ts'
import { addTasks, indentTask, linkTask, moveTask, outdentTask } from '../../shared/commands/tasks.ts'
import { applyTemplate } from '../../shared/commands/templates.ts'
import type { CommandContext, CommandProblem } from '../../shared/commands/transact.ts'
import { refused } from '../../shared/result.ts'

/** Why a command of the open plan refused. */
export type PlanProblem = CommandProblem | NotNow

/** The role does not allow it, or the document is still being loaded. */
export type NotNow = 'read-only' | 'still-opening'

/** Gives the context of the open plan, or null when nothing may be written. */
type ContextNow = () => CommandContext | null

interface RefusedNow {
  readonly ok: false
  readonly problem: NotNow
}

export type PlanCommands = ReturnType<typeof bindCommands>

/** Every command, without its first parameter. */
export function bindCommands(contextNow: ContextNow, whyNot: () => NotNow = () => 'read-only') {
  const perform = performer(contextNow, whyNot)
  function bind<Given extends unknown[], Answer>(command: (context: CommandContext, ...given: Given) => Answer): (...given: Given) => Answer | RefusedNow {
    return (...given) => perform((context) => command(context, ...given))
  }
  return {
    setField: bind(setField),
    setFields: bind(setFields),
    setMembers: bind(setMembers),
    setEntry: bind(setEntry),
    archive: bind(archive),
    restore: bind(restore),
    addTasks: bind(addTasks),
    moveTask: bind(moveTask),
    indentTask: bind(indentTask),
    outdentTask: bind(outdentTask),
    linkTask: bind(linkTask),
    applyTemplate: bind(applyTemplate),
    addCommitment: bind(addCommitment),
    moveCommitment: bind(moveCommitment),
    assess: bind(assess),
    splitIntoItems: bind(splitIntoItems),
    addClause: bind(addClause),
    commitmentFromSelection: bind(commitmentFromSelection),
    removeClause: bind(removeClause),
    addEvidence: bind(addEvidence),
    importSource: bind(importSource),
    addParty: bind(addParty),
    addFocalPoint: bind(addFocalPoint),
    addInstrument: bind(addInstrument),
    relateInstruments: bind(relateInstruments),
    addRequest: bind(addRequest),
    moveRequest: bind(moveRequest),
    setPlanField: bind(setPlanField),
    setListEntry: bind(setListEntry),
  }
}

/** Does commands in the context of the open plan, or refuses. */
export function performer(contextNow: ContextNow, whyNot: () => NotNow) {
  return <Answer>(command: (context: CommandContext) => Answer): Answer | RefusedNow => {
    const context = contextNow()
    return context ? command(context) : refused(whyNot())
  }
}

/** Several commands as one update and one step of undo; null when nothing may be written. */
export function oneStep<Value>(contextNow: ContextNow, name: string, work: (commands: PlanCommands) => Value): Value | null {
  const context = contextNow()
  return context && asOneStep(context, name, (inner) => work(bindCommands(() => inner)))
}
