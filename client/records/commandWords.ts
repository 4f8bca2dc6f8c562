import type { DoneCommand } from '../../shared/commands/transact.ts'
import type { PlanRecords } from '../../shared/schema/decode.ts'
import { addTexts, type Messages } from '../messages/addTexts.ts'
import { commands } from '../messages/en/commands.ts'
import { commandSubjects } from './commandSubject.ts'
import { recordName } from './recordName.ts'

export interface CommandTeller {
  t(key: string, values?: Record<string, unknown>, plural?: number): string
  te(key: string): boolean
}

/** Adds what commands are called. */
export function addCommandTexts(messages: Messages): void {
  addTexts(messages, { commands })
}

/** "due date of T-14" */
export function commandWords({ t, te }: CommandTeller, plan: PlanRecords, refs: ReadonlyMap<string, string>, { name, changes }: DoneCommand): string {
  const key = te(`commands.command.${name}`) ? name : 'other'
  return t(`commands.command.${key}`, { record: subjectWords(t, plan, refs, changes) })
}

function subjectWords(t: CommandTeller['t'], plan: PlanRecords, refs: ReadonlyMap<string, string>, changes: DoneCommand['changes']): string {
  const subjects = commandSubjects(changes)
  const [first] = subjects
  if (!first) return t('commands.plan')
  const named = subjects.length === 1 ? recordName(plan, refs, first) : ''
  return named || t('commands.recordCount', { n: subjects.length }, subjects.length)
}
