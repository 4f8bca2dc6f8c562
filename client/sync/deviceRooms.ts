import type { DeviceRoom } from './deviceLog.ts'

/** The key under which everything of one user's copy of a plan stands. */
export function roomKey({ user, plan }: DeviceRoom): string {
  return `${user}/${plan}`
}

export function planOfRoom(user: string, room: string): string {
  return room.slice(user.length + 1)
}

/** All rooms of one user. */
export function roomsOf(user: string): IDBKeyRange {
  return IDBKeyRange.bound(`${user}/`, `${user}/\uffff`)
}

/** The same for stores whose keys begin with the room, or with the user. */
export function partsOf(user: string): IDBKeyRange {
  return IDBKeyRange.bound([`${user}/`], [`${user}/\uffff`])
}

export function plansOf(user: string): IDBKeyRange {
  return IDBKeyRange.bound([user], [user, []])
}
