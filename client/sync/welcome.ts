import type { PlanId } from '../../shared/ids.ts'
import type { Role } from '../../shared/permissions/can.ts'
import type { AccountServer } from './surroundings.ts'

/** Why the server would not let this session in. */
export type TurnedAway = 'signed-out' | 'role-unknown' | 'no-member'

export interface WelcomeEvents {
  /** My role, as the server lists it after it has forbidden the plan; null is none. */
  readonly role: (role: Role | null) => Promise<void>
  /** The reason has gone: connect again. */
  readonly welcome: () => void
}

/** Whether the server lets this session in; after it has said no, looks now and then whether that still holds. */
export class Welcome {
  #turnedAway: TurnedAway | null = null
  /** Times that the plan was forbidden since we were last in; after the first it is not asked again at once. */
  #forbiddenTimes = 0
  #isLooking = false
  readonly #account: AccountServer
  readonly #planId: PlanId
  readonly #user: string
  readonly #events: WelcomeEvents

  constructor(account: AccountServer, planId: PlanId, user: string, events: WelcomeEvents) {
    this.#account = account
    this.#planId = planId
    this.#user = user
    this.#events = events
  }

  get turnedAway(): TurnedAway | null {
    return this.#turnedAway
  }

  sessionEnded(): void {
    this.#turnedAway = 'signed-out'
  }

  forbidden(): void {
    this.#turnedAway = 'role-unknown'
    this.#forbiddenTimes += 1
    if (this.#forbiddenTimes === 1) void this.lookAgain()
  }

  letIn(): void {
    this.#turnedAway = null
    this.#forbiddenTimes = 0
  }

  async lookAgain(): Promise<void> {
    if (this.#turnedAway === null || this.#isLooking) return
    this.#isLooking = true
    const isWelcome = this.#turnedAway === 'signed-out' ? await this.#isSignedIn() : await this.#isMember()
    this.#isLooking = false
    if (!isWelcome) return
    this.#turnedAway = null
    this.#events.welcome()
  }

  async #isSignedIn(): Promise<boolean> {
    return (await this.#account.signedInUser()) === this.#user
  }

  async #isMember(): Promise<boolean> {
    const role = await this.#account.role(this.#planId)
    if (role === 'unreachable') return false
    this.#turnedAway = role === null ? 'no-member' : 'role-unknown'
    await this.#events.role(role)
    return role !== null
  }
}
