import { markRaw, shallowRef } from 'vue'
import type { CommandContext } from '../../shared/commands/transact.ts'
import type { PlanId } from '../../shared/ids.ts'
import { can, isRole, type Role } from '../../shared/permissions/can.ts'
import { closeAnswer } from './closeAnswer.ts'
import { openConnection, type Connection } from './connection.ts'
import { DeviceCursor } from './deviceCursor.ts'
import type { DeviceRoom } from './deviceLog.ts'
import { openOutbox, type Outbox } from './outbox.ts'
import { LiveDocument } from './liveDocument.ts'
import { loadPlanDocument } from './planDocument.ts'
import type { PlanSession, SessionState } from './PlanSession.ts'
import { Presence } from './presence.ts'
import { openProjectionKeeper, type ProjectionKeeper } from './projectionKeeper.ts'
import type { PlanChange } from './projectRecords.ts'
import type { ReactivePlan } from './reactivePlan.ts'
import { readCopy } from './readCopy.ts'
import { RefusedWork } from './refusedWork.ts'
import { SessionView } from './sessionView.ts'
import { undoKey } from './sharedNames.ts'
import type { Surroundings } from './surroundings.ts'
import { nextLink, type Link, type LinkEvent } from './syncStatus.ts'
import { joinPlanTabs } from './tabs.ts'
import { openUndoStack, type UndoStack } from './undoStack.ts'
import { UnsentWork } from './unsentWork.ts'
import { Welcome } from './welcome.ts'

/** How often a session that is not connected looks whether the reason has gone. */
const RECHECK_PERIOD_MS = 30_000

/** Opens a plan in this tab: from the device first, then from the server. `unseen` does not show me to the others. */
export function openPlan(world: Surroundings, planId: PlanId, user: string, presence: 'seen' | 'unseen' = 'seen'): PlanSession {
  return markRaw(new OpenPlan(world, planId, user, presence))
}

class OpenPlan implements PlanSession {
  readonly planId: PlanId
  readonly plan: ReactivePlan
  readonly state = shallowRef<SessionState>('opening')
  readonly editable = shallowRef(false)
  readonly role = shallowRef<Role | null>(null)
  readonly #view = new SessionView()
  readonly problem = this.#view.problem
  readonly status = this.#view.status
  readonly unsentRecords = this.#view.unsentRecords
  readonly presence: Presence
  readonly undoStack: UndoStack
  readonly unsent: UnsentWork
  readonly ready: Promise<void>
  readonly firstContact: Promise<void>

  readonly #world: Surroundings
  readonly #room: DeviceRoom
  readonly #outbox: Outbox
  readonly #stops: (() => void)[]
  readonly #live: LiveDocument
  readonly #welcome: Welcome
  readonly #refusedWork: RefusedWork
  readonly #cursor = new DeviceCursor()
  readonly #projection: ProjectionKeeper
  readonly seen = this.#cursor.seen
  #connection: Connection | null = null
  #link: Link = 'trying'
  #isClosed = false
  #contacted: () => void = () => undefined

  constructor(world: Surroundings, planId: PlanId, user: string, presence: 'seen' | 'unseen') {
    const tab = world.randomId()
    this.#world = world
    this.planId = planId
    this.presence = new Presence(presence)
    this.firstContact = new Promise((resolve) => { this.#contacted = resolve })
    this.#room = { user, plan: planId }
    this.#live = new LiveDocument({
      changed: (change) => this.#changed(change),
      updated: (update, origin, records) => {
        if (origin !== this.#connection?.origin) this.#outbox.add(update, records)
      },
    })
    this.plan = this.#live.plan
    this.undoStack = openUndoStack(world.tabStorage, undoKey(this.#room), () =>
      this.#live.context(world.now, (command) => this.#outbox.describe(command)))
    this.#welcome = new Welcome(world.account, planId, user, {
      role: (role) => this.#adoptRole(role),
      welcome: () => {
        this.#connect()
        this.#connection?.retry()
        this.#refresh()
      },
    })
    const tabs = joinPlanTabs(world, this.#room, tab)
    this.#outbox = openOutbox(world.device, this.#room, tab, tabs, world, {
      send: (rows) => this.#maySend && (this.#connection?.send(rows) ?? false),
      arrived: (row) => this.#live.apply([row]),
      refusedElsewhere: () => this.#refusedWork.refusedElsewhere(),
      changed: () => this.#refresh(),
    })
    this.unsent = new UnsentWork(this.#outbox, { tab, planId, title: () => this.plan.snapshot.value.meta.title, now: world.now })
    this.#refusedWork = new RefusedWork({
      world,
      room: this.#room,
      outbox: this.#outbox,
      live: this.#live,
      isClosed: () => this.#isClosed,
      mayWrite: () => this.#link === 'synced' && can(this.role.value, 'plan:write'),
      context: () => this.#live.context(world.now, () => undefined),
      leave: (device) => {
        if (!device.complete && this.state.value === 'open') this.state.value = 'opening'
        this.#disconnect()
        this.#cursor.rebuilt(device)
      },
      goOn: (difference) => {
        this.#projection.changed(difference)
        if (this.#welcome.turnedAway === null) this.#connect()
        this.#refresh()
      },
    })
    this.#projection = openProjectionKeeper(world.device, this.#room, world)
    this.#stops = [
      world.onAttention(() => this.retry()), world.every(RECHECK_PERIOD_MS, () => this.retry()),
      () => tabs.close(),
      () => this.#live.close(),
    ]
    this.ready = this.#open()
  }

  context(): CommandContext {
    return this.#live.context(this.#world.now, (command) => {
      this.#outbox.describe(command)
      this.undoStack.push(command)
    })
  }

  retry(): void {
    this.#outbox.storeAgain()
    if (this.#welcome.turnedAway) void this.#welcome.lookAgain()
    else this.#connection?.retry()
  }

  async settled(): Promise<void> {
    await this.ready
    await this.#refusedWork.settled()
    await this.#outbox.settled()
  }

  async close(): Promise<void> {
    if (this.#isClosed) return
    this.#isClosed = true
    this.#contacted()
    this.#disconnect()
    this.#refusedWork.close()
    // What was typed last must reach the device before its lock is let go.
    await this.#outbox.settled()
    await this.#projection.close()
    for (const stop of this.#stops) stop()
  }

  async #open(): Promise<void> {
    await this.#showPicture()
    const device = await readCopy(this.#world.device, this.#room, () => this.#outbox.storageFailed())
    const loaded = await loadPlanDocument(device.slices, device.rows, this.#world.pause, this.plan.snapshot.value)
    if (this.#isClosed) return loaded.doc.destroy()
    this.#view.trouble.deviceDamaged = device.damaged + loaded.damaged > 0
    if (isRole(device.role)) this.role.value = device.role
    this.#projection.begin(() => this.plan.snapshot.value, this.#live.replace(loaded))
    // A copy so damaged that not even the title is left must not look like an empty plan.
    const isLost = device.damaged > 0 && this.plan.snapshot.value.meta.title === ''
    this.state.value = device.complete && !isLost ? 'open' : 'opening'
    this.editable.value = true
    this.#outbox.begin(device.rows)
    this.#outbox.note(this.#cursor.loaded(device, loaded.damaged))
    this.#world.device.compact(this.#room, device).catch(() => this.#outbox.storageFailed())
    this.#connect()
  }

  /** A large plan is looked at while its document loads. */
  async #showPicture(): Promise<void> {
    const picture = await this.#projection.load()
    if (!picture || this.#isClosed) return
    if (isRole(picture.role)) this.role.value = picture.role
    this.#live.show(picture.plan)
    this.state.value = 'open'
  }

  #changed({ origin, records, links, clients }: PlanChange): void {
    this.#projection.changed({ records, links })
    if (this.#link === 'synced' && origin === this.#connection?.origin) this.presence.arrived(records, clients, this.#world.now())
  }

  #connect(): void {
    if (this.#isClosed || this.#connection) return
    this.#connection = openConnection(this.#live.doc, { ...this.#world, ...this.#room, plan: this.planId }, {
      rowsToSend: () => (this.#maySend ? this.#outbox.takeForConnection() : []),
      opened: () => this.#move('opened'),
      unconfirmed: () => this.#outbox.book.all,
      synced: () => this.#synced(),
      received: (update) => this.#outbox.keep(update),
      acknowledged: (rows) => this.#outbox.confirm(rows),
      role: (role) => this.#setRole(role),
      since: () => this.#cursor.since,
      cursor: (cursor) => this.#outbox.note(this.#cursor.told(cursor)),
      closed: (code) => this.#closed(code),
      progressed: () => this.#refresh(),
    })
    this.presence.attach(this.#connection.awareness)
    this.#refresh()
  }

  #disconnect(): void {
    const connection = this.#connection
    this.#connection = null
    this.#link = 'trying'
    this.presence.detach()
    connection?.close()
    if (connection) this.#outbox.connectionEnded()
  }

  #synced(): void {
    this.#outbox.note({ complete: true, ...(this.role.value ? { role: this.role.value } : {}) })
    this.state.value = 'open'
    this.#view.trouble.beingRemoved = false
    this.#welcome.letIn()
    this.#move('synced')
    this.#refusedWork.synced()
  }

  #closed(code: number | null): void {
    if (!this.#connection) return
    const underWay = this.#outbox.connectionEnded()
    switch (closeAnswer(code)) {
      case 'sign-in':
        this.#welcome.sessionEnded()
        break
      case 'ask-role':
        this.#welcome.forbidden()
        break
      case 'plan-missing':
        this.state.value = 'missing'
        break
      case 'being-removed':
        this.#view.trouble.beingRemoved = true
        // What the device has stays to be read, and its unsent work to be exported.
        if (this.state.value === 'opening') this.state.value = 'missing'
        break
      case 'keep-refused-work':
        this.#refusedWork.refuseForContent(underWay, code)
        break
      case 'client-too-old':
        this.#view.trouble.clientTooOld = true
        break
      case 'retry':
    }
    this.#move('closed')
  }

  async #adoptRole(role: Role | null): Promise<void> {
    if (this.#isClosed) return
    this.role.value = role
    this.#outbox.note({ role })
    if (role === null) this.state.value = 'refused'
    else if (this.state.value === 'refused') this.state.value = 'opening'
    if (!can(role, 'plan:write')) this.#refusedWork.refuseForRole()
    await this.#refusedWork.settled()
    this.#refresh()
  }

  /** The server says on a living connection what I may do. */
  #setRole(role: Role): void {
    if (role !== this.role.value) this.#outbox.note({ role })
    this.role.value = role
    if (can(role, 'plan:write')) {
      this.#refusedWork.takeUp()
      this.#outbox.sendUnheld()
    } else if (this.#outbox.book.unheld.length > 0) this.#refusedWork.refuseForRole()
    this.#refresh()
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
    this.#refusedWork.progressed()
    this.unsent.moves.value += 1
    this.#view.refresh(this.#outbox, {
      readOnly: this.#view.trouble.beingRemoved || this.state.value === 'refused' || (this.role.value !== null && !can(this.role.value, 'plan:write')),
      signedOut: this.#welcome.turnedAway === 'signed-out',
      link: this.#link,
      answered: this.#connection?.hasAnsweredStep1 ?? false,
      outstandingFrames: this.#connection?.outstandingFrames ?? 0,
    })
  }
}
