import type { MembershipChange, Memberships } from './storage/sqlite/memberships.ts'

export interface MembershipWatch {
  /** Looks now, instead of at the next turn. */
  check(): void
  close(): void
}

/** The command line changes rights in its own process; within this time the server follows. */
const INTERVAL_MS = 1000

/** Tells of every change of a membership, whichever process made it. */
export function watchMemberships(memberships: Memberships, changed: (change: MembershipChange) => void): MembershipWatch {
  let seen = memberships.lastChange()
  const check = (): void => {
    for (const change of memberships.changedSince(seen)) {
      seen = change.seq
      changed(change)
    }
  }
  const timer = setInterval(check, INTERVAL_MS)
  timer.unref()
  return { check, close: () => clearInterval(timer) }
}
