import type { Auth } from './auth/auth.ts'
import type { PlanCommands } from './commands/plans.ts'
import type { Storage } from './storage/sqlite/openStorage.ts'

/** A plan that is ready to be stored: its document as one complete Yjs update. */
export interface ReadyPlan {
  readonly title: string
  readonly update: Uint8Array
}

export interface FirstWorkspaceParts {
  readonly auth: Pick<Auth, 'ensureAccount'>
  readonly storage: Storage
  readonly plans: PlanCommands
  /** Makes the plans that a new installation starts with. */
  readonly demonstration: () => readonly ReadyPlan[]
  readonly now: () => number
}

const firstPerson = { name: 'UNOCT programme officer', email: 'programme.officer@unoct.example', party: 'UNOCT' } as const
const WORKSPACE_NAME = 'Demonstration'

/**
 * Fills an empty data directory: the coordinator's account and the demonstration plans.
 * @returns the id of that account
 */
export async function makeFirstWorkspace({ auth, storage, plans, demonstration, now }: FirstWorkspaceParts): Promise<string> {
  const { id } = await auth.ensureAccount(firstPerson)
  if (storage.settings.get('demonstration-made-at') !== null) return id
  const ready = demonstration()
  // All plans or none: a start that is killed half-way begins again.
  storage.transact(() => {
    for (const plan of ready) plans.add({ id, name: firstPerson.name, party: firstPerson.party }, plan)
    storage.settings.set('workspace-name', WORKSPACE_NAME)
    storage.settings.set('demonstration-made-at', new Date(now()).toISOString())
  })
  return id
}
