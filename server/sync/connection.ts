import { can, type Role } from '../../shared/permissions/can.ts'
import { closeCode, closeReason, type CloseCode } from '../../shared/protocol/closeCodes.ts'
import type { Cursor } from '../../shared/protocol/cursor.ts'
import { encodeAcknowledgement, encodeRole, encodeStep1 } from '../../shared/protocol/messages.ts'
import type { PresenceUser } from '../../shared/protocol/presence.ts'
import { Acknowledgements } from './acknowledgements.ts'
import type { Clock } from './clock.ts'
import { GapQuestions } from './gapQuestions.ts'
import { Inbound } from './inbound.ts'
import type { Present } from './presence.ts'
import { Reader, type Source } from './reader.ts'
import type { Wire } from './Wire.ts'

/** Who is at the other end, as the upgrade established it. */
export interface Visitor {
  readonly connectionId: string
  readonly user: PresenceUser
  readonly role: Role
  /** The client understands our additions to the protocol. */
  readonly wantsAdditions: boolean
  /** How far the client's device has read the log, as it says; null when it said nothing. */
  readonly cursor: Cursor | null
}

interface Surroundings {
  readonly wire: Wire
  readonly clock: Clock
  readonly source: Source
  /** The room's state vector now. */
  stateVector(): Uint8Array
  /** The connection is being closed by the server. */
  onClose(): void
}

/** One client's place in a room: what it may do, and what it has sent and been sent. */
export class Connection implements Present {
  readonly id: string
  readonly user: PresenceUser
  readonly reader: Reader
  readonly inbound: Inbound
  readonly gaps: GapQuestions
  readonly acknowledgements = new Acknowledgements()
  /** How far the device had read this log when it came, as it says; null when it said nothing of use. */
  readonly readSeq: number | null
  /** clientIDs that nobody had used before. */
  newClientIds = 0
  /** Its first step 2 has arrived: what it sends now was made while connected. */
  isInSync = false
  isClosed = false
  #role: Role
  #acknowledged = 0
  readonly #wire: Wire
  readonly #wantsAdditions: boolean
  readonly #stateVector: () => Uint8Array
  readonly #onClose: () => void

  constructor(visitor: Visitor, { wire, clock, source, stateVector, onClose }: Surroundings) {
    this.id = visitor.connectionId
    this.user = visitor.user
    this.#role = visitor.role
    this.#wantsAdditions = visitor.wantsAdditions
    this.#wire = wire
    this.#stateVector = stateVector
    this.#onClose = onClose
    this.reader = new Reader(wire, clock, source, { cursor: visitor.cursor, wantsCursors: visitor.wantsAdditions })
    this.inbound = new Inbound(wire, clock)
    this.readSeq = visitor.cursor?.epoch === source.epoch && visitor.cursor.seq <= source.seq ? visitor.cursor.seq : null
    this.gaps = new GapQuestions(
      clock,
      () => this.#askForAll(),
      () => this.close(closeCode.incomplete, closeReason.neverComplete),
    )
  }

  get canWrite(): boolean {
    return can(this.#role, 'plan:write')
  }

  greet(): void {
    if (this.canWrite) this.#askForAll()
    this.#tellRole()
  }

  changeRole(role: Role): void {
    if (role === this.#role) return
    const couldWrite = this.canWrite
    this.#role = role
    this.#tellRole()
    // What it made while it could only read is on the device, waiting to be asked for.
    if (this.canWrite && !couldWrite) this.#askForAll()
  }

  acknowledge(): void {
    const { confirmed } = this.acknowledgements
    if (confirmed === this.#acknowledged) return
    this.#acknowledged = confirmed
    if (this.#wantsAdditions) this.reader.send(encodeAcknowledgement(confirmed))
  }

  sendPresence(frame: Uint8Array): void {
    this.reader.sendIfFree(frame)
  }

  close(code: CloseCode, reason: string): void {
    if (this.isClosed) return
    this.stop()
    this.#wire.close(code, reason)
    this.#onClose()
  }

  /** Nothing is sent or taken any more. */
  stop(): void {
    this.isClosed = true
    this.reader.close()
    this.inbound.close()
    this.gaps.close()
  }

  /** Only those are asked who may write: an answer from others would have to be refused. */
  #askForAll(): void {
    this.gaps.asked()
    this.reader.send(encodeStep1(this.#stateVector()))
  }

  #tellRole(): void {
    if (this.#wantsAdditions) this.reader.send(encodeRole(this.#role))
  }
}
