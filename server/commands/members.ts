import type { PlanId } from '../../shared/ids.ts'
import type { Role } from '../../shared/permissions/can.ts'
import { ok, refused, type Result } from '../../shared/result.ts'
import type { Auth } from '../auth/auth.ts'
import type { SignInLinks } from '../auth/signInLinks.ts'
import type { Storage } from '../storage/sqlite/openStorage.ts'

export interface MemberCommands {
  /**
   * Adds a person to a plan, making their account when they have none, or changes what is given of a member.
   * @param coordinatorId who does it; null for whoever runs the server
   */
  save(planId: PlanId, coordinatorId: string | null, input: MemberInput): Promise<Result<SavedMember, MemberProblem>>
  remove(planId: PlanId, userId: string): Result<null, MemberProblem>
}

export interface MemberInput {
  readonly email: string
  readonly name?: string | undefined
  readonly party?: string | undefined
  /** Needed for a new member. */
  readonly role?: Role | undefined
  /** Asks for a sign-in link also for somebody who is a member already. */
  readonly wantsLink: boolean
}

export interface SavedMember {
  readonly userId: string
  /** The path of a fresh sign-in link that leads to the plan; null also when the coordinator may not have one for this account. */
  readonly linkPath: string | null
}

export type MemberProblem = 'role-missing' | 'member-unknown' | 'last-coordinator'

export interface MemberCommandParts {
  readonly auth: Pick<Auth, 'ensureAccount'>
  readonly storage: Storage
  readonly signInLinks: SignInLinks
  readonly now: () => number
}

export function createMemberCommands({ auth, storage, signInLinks, now }: MemberCommandParts): MemberCommands {
  const { accounts, memberships } = storage

  const isLastCoordinator = (planId: PlanId, userId: string): boolean =>
    memberships.find(planId, userId)?.role === 'coordinator' && memberships.coordinatorCount(planId) === 1

  const write = (planId: PlanId, coordinatorId: string | null, userId: string, input: MemberInput): Result<SavedMember, MemberProblem> => {
    const before = memberships.find(planId, userId)
    const role = input.role ?? before?.role
    if (role === undefined) return refused('role-missing')
    if (role !== 'coordinator' && isLastCoordinator(planId, userId)) return refused('last-coordinator')

    // Not the account's own name: whoever knows an address would learn it.
    const name = input.name ?? before?.name ?? input.email
    memberships.save({ planId, userId, name, party: input.party ?? before?.party ?? '', role }, now())
    // A link opens all that its account may see: who does not coordinate all of it would see plans of others.
    const mayHaveLink = coordinatorId === null || memberships.coordinatesAllPlansOf(coordinatorId, userId)
    const linkPath = mayHaveLink && (before === null || input.wantsLink) ? signInLinks.create({ userId, planId }) : null
    return ok({ userId, linkPath })
  }

  return {
    async save(planId, coordinatorId, input) {
      // Before the account is made, so that a refusal leaves nothing behind.
      if (input.role === undefined && accounts.findByEmail(input.email) === null) return refused('role-missing')
      const account = await auth.ensureAccount({ email: input.email, name: input.name ?? input.email })
      return storage.transact(() => write(planId, coordinatorId, account.id, input))
    },

    remove: (planId, userId) =>
      storage.transact(() => {
        if (memberships.find(planId, userId) === null) return refused('member-unknown')
        if (isLastCoordinator(planId, userId)) return refused('last-coordinator')
        memberships.remove(planId, userId)
        storage.signInLinks.removeUnused(userId, planId)
        return ok(null)
      }),
  }
}
