import { defineStore } from 'pinia'
import { computed, markRaw, shallowRef, watch } from 'vue'
import type { Id, PlanId } from '../../shared/ids.ts'
import type { CommandContext } from '../../shared/commands/transact.ts'
import { can } from '../../shared/permissions/can.ts'
import type { PlanRecords } from '../../shared/schema/decode.ts'
import type { RecordKind, RecordOf } from '../../shared/schema/records.ts'
import { browserSurroundings } from '../sync/browserSurroundings.ts'
import { emptyPlan } from '../sync/emptyPlan.ts'
import { openPlan } from '../sync/openPlan.ts'
import type { Place } from '../sync/people.ts'
import type { PlanSession } from '../sync/PlanSession.ts'
import { onSignOutElsewhere, signOutOfDevice } from '../sync/signOutOfDevice.ts'
import type { SyncStatus } from '../sync/syncStatus.ts'
import { countCommands, isOnItsWay } from '../sync/unsentRow.ts'
import type { UndoWords } from '../sync/undoStack.ts'
import { useAccountStore } from './account.ts'
import { bindCommands, oneStep, performer, type NotNow, type PlanCommands } from './planCommands.ts'

const nothing: UndoWords = { key: 'undo.nothing', step: null }
const closedStatus: SyncStatus = { state: 'reconnecting', changes: 0 }

/** The open plan: its records to read, and its commands to write. One at a time. */
export const usePlanStore = defineStore('plan', () => {
  const account = useAccountStore()
  const planId = shallowRef<PlanId | null>(null)
  const session = shallowRef<PlanSession | null>(null)

  const state = computed(() => session.value?.state.value ?? (planId.value === null ? 'closed' : 'opening'))
  const snapshot = computed((): PlanRecords => session.value?.plan.snapshot.value ?? emptyPlan)
  const structure = computed((): PlanRecords => session.value?.plan.structure.value ?? emptyPlan)
  const role = computed(() => session.value?.role.value ?? null)
  const problem = computed(() => session.value?.problem.value ?? null)
  const canWrite = computed(() => state.value === 'open' && problem.value !== 'being-removed' && can(role.value, 'plan:write'))
  /** False for a moment while a large plan is shown whose document is still being loaded: buttons stand, fields do not take anything yet. */
  const isEditable = computed(() => canWrite.value && session.value?.editable.value === true)
  const sync = computed(() => session.value?.status.value ?? closedStatus)
  const people = computed(() => session.value?.presence.people.value ?? [])
  const arrivals = computed(() => session.value?.presence.arrivals.value ?? [])
  const canUndo = computed(() => isEditable.value && (session.value?.undoStack.canUndo.value ?? false))
  const canRedo = computed(() => isEditable.value && (session.value?.undoStack.canRedo.value ?? false))
  /** How far I have the server's log before my eyes. */
  const seen = computed(() => session.value?.seen.value ?? null)
  /** Records that others have changed since my last visit, until I look at them (client/activity). */
  const news = shallowRef<ReadonlySet<string>>(new Set())
  /** What collided and waits to be decided: how much of it concerns me, and how much in all (client/collisions). */
  const toDecide = shallowRef<{ readonly mine: number; readonly all: number }>({ mine: 0, all: 0 })
  const commands: PlanCommands = markRaw(bindCommands(contextNow, whyNot))

  // The plan is opened as somebody; who that is may become known, or end, later than the page was opened.
  watch(() => account.user?.id ?? null, (user, before) => void changeUser(user, before ?? null), { flush: 'sync' })
  onSignOutElsewhere(browserSurroundings(), () => account.user?.id ?? null, () => account.forget())

  /** Opens a plan and closes the one before; the same plan again is left as it is. */
  function open(next: PlanId): void {
    if (planId.value === next && session.value) return
    void close()
    planId.value = next
    if (account.user) session.value = openPlan(browserSurroundings(), next, account.user.id)
  }

  async function close(): Promise<void> {
    const closing = session.value
    session.value = null
    planId.value = null
    await closing?.close()
  }

  async function changeUser(user: string | null, before: string | null): Promise<void> {
    const reopened = user === null ? null : planId.value
    await close()
    if (reopened) open(reopened)
    if (before !== null && user === null) await signOutOfDevice(browserSurroundings(), before)
  }

  function whyNot(): NotNow {
    return canWrite.value ? 'still-opening' : 'read-only'
  }

  function contextNow() {
    return isEditable.value ? (session.value?.context() ?? null) : null
  }

  /** One frozen record; the reading component is redrawn when this record changes, and for no other. */
  function record<Kind extends RecordKind>(kind: Kind, id: Id<Kind>): RecordOf<Kind> | undefined {
    return session.value?.plan.record(kind, id)
  }

  /** True while the server has not confirmed a change of this record. */
  function unsent(recordId: string): boolean {
    return session.value?.unsentRecords.value.has(recordId) ?? false
  }

  /** Changes on this device that signing out would lose, over all plans; and those of them that are only kept, not on their way. */
  async function countUnsentOnDevice(): Promise<{ readonly changes: number; readonly kept: number }> {
    const rows = account.user ? await browserSurroundings().device.unsentRows(account.user.id) : []
    const changes = countCommands(rows)
    return { changes, kept: changes - countCommands(rows.filter(isOnItsWay)) }
  }

  return {
    open, close, state, planId, role, snapshot, structure, record, canWrite, isEditable, commands, sync, problem, people, arrivals, canUndo, canRedo, seen, news, toDecide, unsent, countUnsentOnDevice,
    /** Does a command that only one page has, so that the others need not load it. */
    perform: performer(contextNow, whyNot),
    asOneStep: <Value>(name: string, work: (bound: PlanCommands) => Value) => oneStep(contextNow, name, work),
    undo: (): UndoWords => (isEditable.value && session.value?.undoStack.undo()) || nothing,
    redo: (): UndoWords => (isEditable.value && session.value?.undoStack.redo()) || nothing,
    /** The step that undo takes back next. */
    nextUndo: computed(() => (isEditable.value ? (session.value?.undoStack.next.value ?? null) : null)),
    here: (place: Place | null) => session.value?.presence.here(place),
    unsentWork: computed(() => session.value?.unsent ?? null),
    inPlan: <Value>(work: (context: CommandContext) => Value): Value | null => {
      const context = contextNow()
      return context && work(context)
    },
    retry: () => session.value?.retry(),
  }
})
