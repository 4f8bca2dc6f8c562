import { newId, type Id } from '../../shared/ids.ts'
import { can } from '../../shared/permissions/can.ts'
import { ok, refused, type Result } from '../../shared/result.ts'
import type { Membership } from '../storage/sqlite/memberships.ts'
import type { NamedVersion } from '../storage/sqlite/namedVersions.ts'
import type { Storage } from '../storage/sqlite/openStorage.ts'

/** Giving versions names, and taking names back; the versions themselves stand in the log. */
export interface VersionCommands {
  /** @param at of the row, in milliseconds since 1970 */
  name(by: Membership, version: { readonly seq: number; readonly at: number; readonly name: string }): Result<Id<'version'>, VersionProblem>
  rename(by: Membership, id: string, name: string): Result<null, VersionProblem>
  remove(by: Membership, id: string): Result<null, VersionProblem>
}

export type VersionProblem = 'version-unknown' | 'not-yours' | 'name-taken' | 'too-many'

/** Nobody finds anything in a longer list. */
export const NAMED_VERSIONS_MAX = 500

export function createVersionCommands(storage: Pick<Storage, 'namedVersions' | 'transact'>, now: () => number): VersionCommands {
  const { namedVersions } = storage

  const own = (by: Membership, id: string): Result<NamedVersion, VersionProblem> => {
    const version = namedVersions.find(by.planId, id)
    if (version === null) return refused('version-unknown')
    return mayChange(by, version) ? ok(version) : refused('not-yours')
  }

  return {
    name: (by, { seq, at, name }) =>
      storage.transact(() => {
        if (namedVersions.isTaken(by.planId, name)) return refused('name-taken')
        if (namedVersions.count(by.planId) >= NAMED_VERSIONS_MAX) return refused('too-many')
        const id = newId<'version'>()
        namedVersions.add({ id, planId: by.planId, seq, at, name, namedBy: by.userId, namedByName: by.name, namedAt: now() })
        return ok(id)
      }),

    rename: (by, id, name) =>
      storage.transact(() => {
        const found = own(by, id)
        if (!found.ok) return found
        if (found.value.name === name) return ok(null)
        if (namedVersions.isTaken(by.planId, name)) return refused('name-taken')
        namedVersions.rename(found.value.id, name)
        return ok(null)
      }),

    remove: (by, id) =>
      storage.transact(() => {
        const found = own(by, id)
        if (!found.ok) return found
        namedVersions.remove(found.value.id)
        return ok(null)
      }),
  }
}

/** Whether this member may rename a version, or take its name back. */
export function mayChange(by: Membership, { namedBy }: Pick<NamedVersion, 'namedBy'>): boolean {
  return can(by.role, 'versions:manage') || (namedBy === by.userId && can(by.role, 'versions:name'))
}

