import { ok, refused, type Result } from '../result.ts'
import { exists } from './fields.ts'
import { isSameJson, placeOf, transact, type Change, type CommandContext, type CommandProblem, type Json, type Written } from './transact.ts'

/**
 * Takes a command back by writing the values from before. Undoing "create"
 * archives: a deletion would take other people's work in the record along.
 * When a value is no longer the one that the command wrote, somebody else has
 * written since; then nothing is undone, and the problem says so. Neither is it
 * when a record is missing: the command's work was refused, or the tab was
 * reloaded before the device could store it.
 */
export function invert(context: CommandContext, changes: readonly Change[]): Result<readonly Change[], CommandProblem> {
  if (changes.length === 0) return refused('nothing-to-do')
  const plan = context.plan()
  if (changes.some((change) => isOfRecord(change) && !exists(plan, change.kind, change.id))) return refused('record-missing')
  let written: readonly Change[] = []
  const inner: CommandContext = { ...context, done: (command) => { written = command.changes; context.done?.(command) } }
  const problem = transact(inner, 'undo', (write) => {
    // What the server refused is not in the document any more.
    if (changes.some((change) => change.on === 'created' && !write.has(change.kind, change.id))) return 'record-missing' as const
    const stale = lastWrites(changes).some((change) => !isOfCreated(change, changes) && !isSameJson(write.read(change), change.after))
    if (stale) return 'value-changed-since' as const
    // One time for all: what went away together is found, and comes back, together.
    const at = context.now()
    for (const change of [...changes].reverse()) undoOne(change, write, at)
    return null
  })
  return problem ? refused(problem) : ok(written)
}

/** A step of several commands may have written one value several times: only what it left there can still stand. */
function lastWrites(changes: readonly Change[]): readonly Written[] {
  const last = new Map<string, Written>()
  for (const change of changes) if (change.on !== 'created') last.set(placeOf(change), change)
  return [...last.values()]
}

function undoOne(change: Change, write: Parameters<Parameters<typeof transact>[2]>[0], now: string): void {
  switch (change.on) {
    case 'created': return write.set(change.kind, change.id, 'archivedAt', now)
    case 'link': return write.setLink(change.kind, change.key, change.before)
    case 'meta': return write.setMeta(change.key, change.before)
    case 'record': return write.set(change.kind, change.id, change.key, change.before as Json)
  }
}

function isOfRecord(change: Change): change is Extract<Change, { readonly on: 'record' | 'created' }> {
  return change.on === 'record' || change.on === 'created'
}

/** Later writes to a record that the same command made need no check of their own: the record goes as a whole. */
function isOfCreated(change: Change, changes: readonly Change[]): boolean {
  return change.on === 'record' && changes.some((other) => other.on === 'created' && other.id === change.id)
}
