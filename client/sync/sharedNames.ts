import type { DeviceRoom } from './deviceLog.ts'

/** Names that the tabs of a device agree on. */
export function planChannel({ user, plan }: DeviceRoom): string {
  return `pacta/plan/${user}/${plan}`
}

export function accountChannel(): string {
  return 'pacta/account'
}

/** Held, shared, by every open plan: signing out waits until all have let go. */
export function openPlansLock(user: string): string {
  return `pacta/open/${user}`
}

/** Held by the tab that does refused work of a plan again. */
export function replayLock({ user, plan }: DeviceRoom): string {
  return `pacta/replay/${user}/${plan}`
}

export function undoKey({ user, plan }: DeviceRoom): string {
  return `pacta/undo/${user}/${plan}`
}
