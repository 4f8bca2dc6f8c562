import type { LinkTo } from '../schema/links.ts'
import type { Id } from '../ids.ts'
import { ok, refused, type Result } from '../result.ts'
import type { PlanDate } from '../schema/planDate.ts'
import { TITLE_LENGTH_MAX } from '../schema/fields.ts'
import { exists } from './fields.ts'
import { transact, type CommandContext, type CommandProblem } from './transact.ts'

/** A link or note which shows that something was done. */
export function addEvidence(
  context: CommandContext, input: { readonly title: string; readonly address: string; readonly date: PlanDate | null; readonly supports: LinkTo<'evidenceSupport'> },
): Result<Id<'evidence'>, CommandProblem> {
  const plan = context.plan()
  const { supports, ...fields } = input
  if (!(['commitment', 'task', 'assistanceRequest'] as const).some((kind) => exists(plan, kind, supports))) return refused('record-missing')
  const title = fields.title.trim()
  if (title === '') return refused('text-empty')
  if (title.length > TITLE_LENGTH_MAX) return refused('text-too-long')
  if (fields.address !== '' && !isWebAddress(fields.address)) return refused('value-invalid')
  return ok(transact(context, 'add-evidence', (write) => {
    const evidence = write.create('evidence', { ...fields, title, address: fields.address || null })
    write.link('evidenceSupport', evidence, supports, true)
    return evidence
  }))
}

/** Only http and https become links: another scheme could run script in a reader's page. */
export function isWebAddress(text: string): boolean {
  try {
    return ['http:', 'https:'].includes(new URL(text).protocol)
  } catch {
    return false
  }
}
