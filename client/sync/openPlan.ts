import { markRaw, shallowRef } from 'vue'
import * as Y from 'yjs'
import type { CommandContext, DoneCommand } from '../../shared/commands/transact.ts'
import { newId, type PlanId } from '../../shared/ids.ts'
import { can, isRole, type Role } from '../../shared/permissions/can.ts'
import { openPlanDoc } from '../../shared/schema/planDoc.ts'
import { closeAnswer } from './closeAnswer.ts'
import { openConnection, type Connection } from './connection.ts'
import type { DevicePlan, DeviceRoom } from './deviceLog.ts'
import { exportRows } from './exportRows.ts'
import { holdLock } from './heldLock.ts'
import { openOutbox, type Outbox } from './outbox.ts'
import { applyFromDevice, deviceOrigin, loadPlanDocument, watchPlanDocument, type PlanDocument } from './planDocument.ts'
import type { PlanSession, SessionProblem, SessionState } from './PlanSession.ts'
import { Presence } from './presence.ts'
import type { PlanChange } from './projectRecords.ts'
import { reactivePlan, type ReactivePlan } from './reactivePlan.ts'
import { openPlansLock, planChannel, undoKey } from './sharedNames.ts'
import type { Surroundings } from './surroundings.ts'
import { nextLink, syncStatus, type Link, type LinkEvent, type SyncStatus } from './syncStatus.ts'
import { joinTabs } from './tabs.ts'
import { openUndoStack, type UndoStack } from './undoStack.ts'
import type { RowRefusal, UnsentRow } from './unsentRow.ts'

/** How often a session that was turned away looks whether the reason has gone. */
const RECHECK_PERIOD_MS = 30_000
/** More slices than this are joined in the background after opening. */
const SLICES_MAX = 100

/** Opens a plan in this tab: from the device first, then from the server. `unseen` does not show me to the others. */
export function openPlan(world: Surroundings, planId: PlanId, user: string, presence: 'seen' | 'unseen' = 'seen'): PlanSession {
  return markRaw(new OpenPlan(world, planId, user, presence))
}

class OpenPlan implements PlanSession {
  readonly planId: PlanId
  readonly plan: ReactivePlan
  readonly state = shallowRef<SessionState>('opening')
  readonly problem = shallowRef<SessionProblem | null>(null)
  readonly role = shallowRef<Role | null>(null)
  readonly status = shallowRef<SyncStatus>({ state: 'reconnecting', changes: 0 })
  readonly unsentRecords = shallowRef<ReadonlySet<string>>(new Set())
  readonly undoStack: UndoStack
  readonly ready: Promise<void>
  readonly firstContact: Promise<void>

  readonly #world: Surroundings
  readonly #room: DeviceRoom
  readonly #origin: object
  readonly #outbox: Outbox
  readonly #presence: Presence
  readonly #stops: (() => void)[]
  #document: PlanDocument
  #connection: Connection | null = null
  #link: Link = 'trying'
  /** Why no connection is tried; looked at again from time to time. */
  #turnedAway: 'signed-out' | 'role-unknown' | 'no-member' | null = null
  /** Times that the server forbade the plan since it last let us in; more than once is not asked again at once. */
  #forbiddenTimes = 0
  #isRechecking = false
  #rebuilding: Promise<void> | null = null
  #title = ''
  #isClosed = false
  #contacted: () => void = () => undefined

  constructor(world: Surroundings, planId: PlanId, user: string, presence: 'seen' | 'unseen') {
    const tab = world.randomId()
    this.#world = world
    this.planId = planId
    this.#presence = new Presence(presence)
    this.firstContact = new Promise((resolve) => { this.#contacted = resolve })
    this.#room = { user, plan: planId }
    this.#origin = Object.freeze({ tab })
    this.#document = this.#watch(openPlanDoc(new Y.Doc()))
    this.plan = reactivePlan(this.#document.projection.plan)
    this.undoStack = openUndoStack(world.tabStorage, undoKey(this.#room), () => this.#contextOf((command) => this.#outbox.describe(command)))
    const isOpenHere = holdLock(world.locks, openPlansLock(user), 'shared')
    const tabs = joinTabs(planChannel(this.#room), tab, world.openChannel, world.locks)
    this.#outbox = openOutbox(world.device, this.#room, tab, tabs, world, {
      send: (row) => this.#maySend && (this.#connection?.send(row) ?? false),
      arrived: (row) => void applyFromDevice(this.#document.doc, row.update),
      markedElsewhere: (rows) => this.#followMarks(rows),
      changed: () => this.#refresh(),
    })
    this.#stops = [
      world.onAttention(() => this.retry()),
      world.every(RECHECK_PERIOD_MS, () => void this.#recheck()),
      () => tabs.close(),
      () => isOpenHere.release(),
    ]
    this.ready = this.#open()
  }

  get people() {
    return this.#presence.people
  }

  get arrivals() {
    return this.#presence.arrivals
  }

  context(): CommandContext {
    return this.#contextOf((command) => {
      this.#outbox.describe(command)
      this.undoStack.push(command)
    })
  }

  here(place: Parameters<PlanSession['here']>[0]): void {
    this.#presence.here(place)
  }

  exportUnsent(): string {
    return exportRows(this.planId, this.plan.snapshot.value.meta.title, this.#outbox.book.all, this.#world.now())
  }

  retry(): void {
    if (this.#turnedAway) void this.#recheck()
    else this.#connection?.retry()
  }

  async settled(): Promise<void> {
    await this.ready
    await this.#rebuilding
    await this.#outbox.settled()
  }

  async close(): Promise<void> {
    if (this.#isClosed) return
    this.#isClosed = true
    this.#contacted()
    this.#disconnect()
    // What was typed last must reach the device before its lock is let go.
    await this.#outbox.settled()
    for (const stop of this.#stops) stop()
    this.#document.close()
  }

  async #open(): Promise<void> {
    const device = await this.#load()
    const loaded = await loadPlanDocument(updatesOf(device, device.rows), this.#world.pause)
    if (this.#isClosed) return loaded.doc.destroy()
    if (device.damaged + loaded.damaged > 0) this.problem.value = 'device-damaged'
    if (isRole(device.role)) this.role.value = device.role
    if (device.complete) this.state.value = 'open'
    this.#use(loaded.doc)
    this.#outbox.begin(device.rows)
    if (device.rows.some(({ refused }) => refused === 'content')) this.problem.value = 'work-refused'
    if (device.slices.length > SLICES_MAX) this.#world.device.compact(this.#room).catch(() => this.#outbox.storageFailed())
    this.#connect()
  }

  async #load(): Promise<DevicePlan> {
    try {
      return await this.#world.device.load(this.#room)
    } catch {
      this.#outbox.storageFailed()
      return { slices: [], rows: [], complete: false, role: null, damaged: 0 }
    }
  }

  #watch(doc: Y.Doc): PlanDocument {
    return watchPlanDocument(markRaw(doc), {
      changed: (change) => this.#takeIn(change),
      updated: (update, origin, records) => {
        if (origin === deviceOrigin) return
        if (this.#connection && origin === this.#connection.origin) this.#outbox.keep(update)
        else this.#outbox.add(update, records)
      },
    })
  }

  #takeIn(change: PlanChange): void {
    this.plan.change(this.#document.projection.plan, change)
    const isOthers = this.#connection !== null && change.origin === this.#connection.origin && this.#link === 'synced'
    if (isOthers) this.#presence.arrived(change.records, change.clients, this.#world.now())
    this.#noteTitle()
  }

  /** The plan list shows plans by name without opening them. */
  #noteTitle(): void {
    const { title } = this.#document.projection.plan.meta
    if (title === this.#title || title === '') return
    this.#title = title
    this.#outbox.note({ title })
  }

  #use(doc: Y.Doc): void {
    this.#document.close()
    this.#document = this.#watch(doc)
    this.#title = this.#document.projection.plan.meta.title
    this.plan.replace(this.#document.projection.plan)
    this.#refresh()
  }

  #connect(): void {
    if (this.#isClosed || this.#connection) return
    const { serverAddress, WebSocket } = this.#world
    this.#connection = openConnection(this.#document.doc, { serverAddress, plan: this.planId, user: this.#room.user, WebSocket }, {
      rowsToSend: () => (this.#maySend ? this.#outbox.takeForConnection() : []),
      opened: () => this.#move('opened'),
      synced: () => this.#synced(),
      acknowledged: (rows) => this.#outbox.confirm(rows),
      role: (role) => this.#setRole(role),
      closed: (code) => this.#closed(code),
      progressed: () => this.#refresh(),
    })
    this.#presence.attach(this.#connection.awareness)
    this.#refresh()
  }

  #disconnect(): void {
    const connection = this.#connection
    this.#connection = null
    this.#link = 'trying'
    this.#presence.detach()
    connection?.close()
    if (connection) this.#outbox.connectionEnded()
  }

  #synced(): void {
    this.#outbox.note({ complete: true, ...(this.role.value ? { role: this.role.value } : {}) })
    this.state.value = 'open'
    this.#forbiddenTimes = 0
    this.#move('synced')
  }

  #closed(code: number | null): void {
    if (!this.#connection) return
    this.#outbox.connectionEnded()
    switch (closeAnswer(code)) {
      case 'retry':
        break
      case 'sign-in':
        this.#turnedAway = 'signed-out'
        break
      case 'ask-role':
        this.#turnedAway = 'role-unknown'
        this.#forbiddenTimes += 1
        if (this.#forbiddenTimes === 1) void this.#recheck()
        break
      case 'plan-missing':
        this.state.value = 'missing'
        break
      case 'keep-refused-work':
        this.problem.value = 'work-refused'
        void this.#refuse(this.#outbox.book.mine, 'content')
        break
      case 'client-too-old':
        this.problem.value = 'client-too-old'
        break
    }
    this.#move('closed')
  }

  /** Looks whether the reason for which the server turned this session away has gone. */
  async #recheck(): Promise<void> {
    if (this.#turnedAway === null || this.#isRechecking) return
    this.#isRechecking = true
    const isWelcome = this.#turnedAway === 'signed-out' ? await this.#isSignedIn() : await this.#isMember()
    this.#isRechecking = false
    if (!isWelcome || this.#isClosed) return
    this.#turnedAway = null
    this.#refresh()
    this.#connect()
    this.#connection?.retry()
  }

  async #isSignedIn(): Promise<boolean> {
    return (await this.#world.account.signedInUser()) === this.#room.user
  }

  async #isMember(): Promise<boolean> {
    const role = await this.#world.account.role(this.planId)
    if (role === 'unreachable' || this.#isClosed) return false
    await this.#adoptRole(role)
    return role !== null
  }

  async #adoptRole(role: Role | null): Promise<void> {
    this.role.value = role
    this.#outbox.note({ role })
    this.#turnedAway = role === null ? 'no-member' : this.#turnedAway
    this.state.value = role === null ? 'refused' : this.state.value === 'refused' ? 'opening' : this.state.value
    if (!can(role, 'plan:write') && this.#outbox.book.waiting.length > 0) await this.#refuse(this.#outbox.book.waiting, 'role')
    this.#refresh()
  }

  /** The server says on a living connection what I may do. */
  #setRole(role: Role): void {
    if (role !== this.role.value) this.#outbox.note({ role })
    this.role.value = role
    const { book } = this.#outbox
    if (can(role, 'plan:write')) this.#takeUp(book.refused.filter(({ refused }) => refused === 'role'))
    else if (book.unheld.length > 0) void this.#refuse(book.unheld, 'role')
    this.#refresh()
  }

  /** The role has come back, and with it the right to send what was kept. */
  #takeUp(kept: readonly UnsentRow[]): void {
    if (kept.length > 0) this.#followMarks(this.#outbox.mark(kept, null))
    this.#outbox.sendUnheld()
  }

  /** Keeps the rows on the device and goes on from what the server confirmed, under a new clientID. */
  async #refuse(rows: readonly UnsentRow[], reason: RowRefusal): Promise<void> {
    this.#outbox.mark(rows, reason)
    await this.#rebuild()
  }

  #followMarks(rows: readonly UnsentRow[]): void {
    if (rows.some(({ refused }) => refused !== null)) void this.#rebuild()
    else for (const { update } of rows) applyFromDevice(this.#document.doc, update)
  }

  #rebuild(): Promise<void> {
    this.#rebuilding = (this.#rebuilding ?? Promise.resolve()).then(() => this.#rebuildOnce())
    return this.#rebuilding
  }

  async #rebuildOnce(): Promise<void> {
    await this.#outbox.settled()
    const device = await this.#load()
    const { doc } = await loadPlanDocument(updatesOf(device, this.#outbox.book.waiting), this.#world.pause)
    if (this.#isClosed) return doc.destroy()
    if (!device.complete && this.state.value === 'open') this.state.value = 'opening'
    this.#disconnect()
    this.#use(doc)
    if (this.#turnedAway === null) this.#connect()
  }

  #contextOf(done: (command: DoneCommand) => void): CommandContext {
    return {
      doc: this.#document.doc,
      plan: () => this.#document.projection.plan,
      now: () => new Date(this.#world.now()).toISOString(),
      newId: () => newId(),
      origin: this.#origin,
      done,
    }
  }

  /** An unknown role may be a writer's: the server decides. */
  get #maySend(): boolean {
    return this.role.value === null || can(this.role.value, 'plan:write')
  }

  #move(event: LinkEvent): void {
    this.#link = nextLink(this.#link, event)
    if (event !== 'opened') this.#contacted()
    this.#refresh()
  }

  #refresh(): void {
    const { book, storageRefused } = this.#outbox
    const { records } = book
    // Replaced only when they differ: every shown record reads them.
    if (!isSameSet(records, this.unsentRecords.value)) this.unsentRecords.value = records
    const status = syncStatus({
      storageRefused,
      readOnly: this.state.value === 'refused' || (this.role.value !== null && !can(this.role.value, 'plan:write')),
      signedOut: this.#turnedAway === 'signed-out',
      link: this.#link,
      answered: this.#connection?.hasAnsweredStep1 ?? false,
      outstandingFrames: this.#connection?.outstandingFrames ?? 0,
      waiting: book.waiting.length,
      changes: book.changes,
    })
    if (status.state !== this.status.value.state || status.changes !== this.status.value.changes) this.status.value = status
  }
}

function updatesOf(device: DevicePlan, rows: readonly UnsentRow[]): Uint8Array[] {
  return [...device.slices, ...rows.filter(({ refused }) => refused === null).map(({ update }) => update)]
}

function isSameSet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((value) => b.has(value))
}
