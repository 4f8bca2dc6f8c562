import * as Y from 'yjs'
import { computed, shallowRef } from 'vue'
import { reactivePlan } from '../../client/sync/reactivePlan.ts'
import { newId, type Id } from '../../shared/ids.ts'
import * as commitments from '../../shared/commands/commitments.ts'
import * as evidence from '../../shared/commands/evidence.ts'
import * as fields from '../../shared/commands/fields.ts'
import * as parties from '../../shared/commands/parties.ts'
import * as planCommands from '../../shared/commands/plan.ts'
import * as requests from '../../shared/commands/requests.ts'
import * as tasks from '../../shared/commands/tasks.ts'
import type { CommandContext, DoneCommand } from '../../shared/commands/transact.ts'
import { invert } from '../../shared/commands/undo.ts'
import { decodePlan, type PlanRecords } from '../../shared/schema/decode.ts'
import { openPlanDoc } from '../../shared/schema/planDoc.ts'
import type { RecordKind, RecordOf } from '../../shared/schema/records.ts'

/** A plan store over a document in memory: the real commands and records, no device, no server. */
export function fakePlanStore() {
  const doc = openPlanDoc(new Y.Doc())
  let plan: PlanRecords = decodePlan(doc)
  const view = reactivePlan(plan)
  const undoable = shallowRef<readonly DoneCommand[]>([])
  const redoable = shallowRef<readonly DoneCommand[]>([])
  const context: CommandContext = {
    doc, plan: () => plan, origin: 'test', now: () => '2026-11-22T09:00:00.000Z', newId,
    done: (command) => {
      if (command.name !== 'undo') undoable.value = [...undoable.value, command]
    },
  }
  doc.on('afterTransaction', () => {
    plan = decodePlan(doc)
    view.replace(plan)
  })
  planCommands.createPlan(context, { title: 'UNOCT – OSCE', timeZone: 'Europe/Vienna' })
  undoable.value = []
  const role = shallowRef<'coordinator' | 'editor' | 'viewer'>('coordinator')
  const people = shallowRef<readonly unknown[]>([])
  const place = shallowRef<unknown>(null)

  return {
    doc, context, people, role, place,
    store: {
      get state() { return 'open' as const },
      get planId() { return 'aaaaaaaaaaaaaaaa' as Id<'plan'> },
      get role() { return role.value },
      get canWrite() { return role.value !== 'viewer' },
      get isEditable() { return role.value !== 'viewer' },
      get snapshot() { return view.snapshot.value },
      get structure() { return view.structure.value },
      record: <Kind extends RecordKind>(kind: Kind, id: Id<Kind>): RecordOf<Kind> | undefined => view.record(kind, id),
      get people() { return people.value },
      get arrivals() { return [] },
      get sync() { return { state: 'saved', changes: 0 } },
      unsent: () => false,
      here: (where: unknown) => { place.value = where },
      canUndo: computed(() => undoable.value.length > 0),
      canRedo: computed(() => redoable.value.length > 0),
      undo() {
        const last = undoable.value.at(-1)
        if (!last) return null
        undoable.value = undoable.value.slice(0, -1)
        return invert(context, last.changes).ok ? { key: `undo.${last.name}`, values: {} } : null
      },
      redo: () => null,
      commands: boundCommands(context),
    },
  }
}

const all = { ...fields, ...tasks, ...commitments, ...parties, ...requests, ...evidence, ...planCommands }
type Commands = { [Name in keyof typeof all]: (typeof all)[Name] extends (context: CommandContext, ...rest: infer Rest) => infer Answer ? (...rest: Rest) => Answer : never }

function boundCommands(context: CommandContext): Commands {
  return new Proxy({}, {
    get: (_, name) => (...rest: unknown[]) => (all[name as keyof typeof all] as (...values: unknown[]) => unknown)(context, ...rest),
  }) as Commands
}
