import type { PlanId } from '../../shared/ids.ts'
import type { PublicAddress } from '../publicAddress.ts'
import type { Auth } from '../auth/auth.ts'
import type { SignInLinks } from '../auth/signInLinks.ts'
import type { MemberCommands } from '../commands/members.ts'
import type { RemovalCommands } from '../commands/planRemovals.ts'
import type { PlanCommands } from '../commands/plans.ts'
import type { Storage } from '../storage/sqlite/openStorage.ts'

/** What the routes are made of. */
export interface HttpParts {
  readonly auth: Auth
  readonly storage: Pick<Storage, 'memberships' | 'plans' | 'settings'>
  readonly signInLinks: SignInLinks
  readonly plans: PlanCommands
  readonly members: MemberCommands
  readonly removals: RemovalCommands
  /** Known once the server listens. */
  readonly address: () => PublicAddress
  /** A plan's title as its document has it; null when nobody has read it there yet. */
  readonly livingTitle: (planId: PlanId) => string | null
  /** Rights were changed: live connections must follow at once. */
  readonly rightsChanged: () => void
  /** This session has ended: its live connections must end too. */
  readonly sessionEnded: (sessionId: string) => void
}
