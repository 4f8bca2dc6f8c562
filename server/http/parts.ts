import type { PlanId } from '../../shared/ids.ts'
import type { CollisionPage } from '../../shared/review/toldCollision.ts'
import type { PublicAddress } from '../publicAddress.ts'
import type { Auth } from '../auth/auth.ts'
import type { SignInLinks } from '../auth/signInLinks.ts'
import type { MemberCommands } from '../commands/members.ts'
import type { RemovalCommands } from '../commands/planRemovals.ts'
import type { PlanCommands } from '../commands/plans.ts'
import type { PlanActivity } from '../planActivity.ts'
import type { VersionCommands } from '../commands/versions.ts'
import type { Storage } from '../storage/sqlite/openStorage.ts'
import type { Versions } from '../versions/createVersions.ts'

/** What the routes are made of. */
export interface HttpParts {
  readonly auth: Auth
  readonly storage: Pick<Storage, 'memberships' | 'namedVersions' | 'plans' | 'settings'>
  readonly signInLinks: SignInLinks
  readonly plans: PlanCommands
  readonly members: MemberCommands
  readonly versions: Pick<Versions, 'list' | 'row' | 'content'>
  readonly versionCommands: VersionCommands
  readonly removals: RemovalCommands
  /** Known once the server listens. */
  readonly address: () => PublicAddress
  readonly activity: PlanActivity
  /** A plan's title as its document has it; null when nobody has read it there yet. */
  readonly livingTitle: (planId: PlanId) => string | null
  /** What collided in a plan, the latest first: behind a row of its log, and before the place where the page before ended. */
  readonly collisionsOf: (planId: PlanId, asked: {
    readonly since: number
    readonly before: { readonly seq: number; readonly position: number } | null
    readonly limit: number
  }) => CollisionPage
  /** Rights were changed: live connections must follow at once. */
  readonly rightsChanged: () => void
  /** This session has ended: its live connections must end too. */
  readonly sessionEnded: (sessionId: string) => void
}
