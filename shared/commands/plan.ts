import { ok, refused, type Result } from '../result.ts'
import { defaultTemplates, defaultThemes } from '../schema/defaults.ts'
import { DESCRIPTION_LENGTH_MAX, TITLE_LENGTH_MAX } from '../schema/fields.ts'
import { placeAt } from './placement.ts'
import { createTemplate } from './templates.ts'
import { transact, type CommandContext, type CommandProblem } from './transact.ts'

/** The first rows of a new plan: its title, lists and templates. Only the server calls it; clients never seed. */
export function createPlan(context: CommandContext, input: { readonly title: string; readonly timeZone: string; readonly note?: string }): Result<void, CommandProblem> {
  const problem = checkTitle(input.title)
  if (problem) return refused(problem)
  if (!isTimeZone(input.timeZone)) return refused('value-invalid')
  transact(context, 'create-plan', (write) => {
    write.setMeta('title', input.title.trim())
    write.setMeta('timeZone', input.timeZone)
    if (input.note) write.setMeta('note', input.note)
    for (const { key, label } of defaultThemes) write.setMeta(`themes/${key}`, label)
    const orders = placeAt([], 0, defaultTemplates.length).keys
    defaultTemplates.forEach((template, index) => createTemplate(write, template, orders[index]!))
  })
  return ok(undefined)
}

/** Changes the plan's own title, time zone or note. */
export function setPlanField(context: CommandContext, name: 'title' | 'timeZone' | 'note', value: string): Result<void, CommandProblem> {
  const problem = name === 'title' ? checkTitle(value) : null
  if (problem) return refused(problem)
  if (name === 'timeZone' && !isTimeZone(value)) return refused('value-invalid')
  if (value.length > DESCRIPTION_LENGTH_MAX) return refused('text-too-long')
  transact(context, `set-plan-${name}`, (write) => write.setMeta(name, value.trim() === '' ? null : value.trim()))
  return ok(undefined)
}

/** Adds or renames an entry of the plan's list of themes or regions; null takes it off the list. */
export function setListEntry(context: CommandContext, list: 'themes' | 'regions', key: string, label: string | null): Result<void, CommandProblem> {
  if (key === '' || key.length > TITLE_LENGTH_MAX) return refused('value-invalid')
  if (label !== null && label.trim() === '') return refused('text-empty')
  if (label !== null && label.length > TITLE_LENGTH_MAX) return refused('text-too-long')
  transact(context, `set-${list}`, (write) => write.setMeta(`${list}/${key}`, label === null ? null : label.trim()))
  return ok(undefined)
}

/** A stable key for a label that people type: "Central Asia" is `central-asia`. */
export function keyOfLabel(label: string): string {
  const key = label.trim().toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '')
  return key === '' ? 'entry' : key.slice(0, 80)
}

function checkTitle(title: string): CommandProblem | null {
  if (title.trim() === '') return 'text-empty'
  return title.length > TITLE_LENGTH_MAX ? 'text-too-long' : null
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
