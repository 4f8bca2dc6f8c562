import type { DeviceRoom, RowMark } from './deviceLog.ts'
import { holdLock, whenReleased } from './heldLock.ts'
import { openPlansLock, planChannel } from './sharedNames.ts'
import type { Channel, Locks, Surroundings } from './surroundings.ts'
import type { UnsentRow } from './unsentRow.ts'

/** What the tabs of one user and plan tell each other. */
export type TabMessage =
  /** A row is on the device; its holder is the tab that has sent it on a living connection. */
  | { readonly type: 'row'; readonly row: UnsentRow; readonly holder: string | null }
  /** Rows are no longer among the unsent: confirmed, or another row stands for them. */
  | { readonly type: 'gone'; readonly rows: readonly string[] }
  | { readonly type: 'marked'; readonly marks: readonly RowMark[] }
  | { readonly type: 'holding'; readonly tab: string; readonly rows: readonly string[] }
  /** The tab's connection has ended: what it held may be sent by others. */
  | { readonly type: 'released'; readonly tab: string }
  /** A tab has just opened and asks who holds what. */
  | { readonly type: 'hello'; readonly tab: string }

export interface Tabs {
  tell(message: TabMessage): void
  /** Hands on what has arrived, and from now on what arrives. */
  listen(listener: (message: TabMessage) => void): void
  close(): void
}

/** Joins the tabs that have this plan open; signing out anywhere waits until they have left. */
export function joinPlanTabs(world: Pick<Surroundings, 'openChannel' | 'locks'>, room: DeviceRoom, tab: string): Tabs {
  const isOpenHere = holdLock(world.locks, openPlansLock(room.user), 'shared')
  const tabs = joinTabs(planChannel(room), tab, world.openChannel, world.locks)
  return {
    ...tabs,
    close() {
      tabs.close()
      isOpenHere.release()
    },
  }
}

/** Joins the other tabs. Messages wait until somebody listens; a tab that vanishes reads as `released`. */
function joinTabs(name: string, tab: string, openChannel: (name: string) => Channel, locks: Locks): Tabs {
  const channel = openChannel(name)
  const alive = holdLock(locks, lockOf(tab), 'exclusive')
  const watched = new Map<string, { readonly stop: () => void }>()
  const waiting: TabMessage[] = []
  let listener: ((message: TabMessage) => void) | null = null

  function receive(message: TabMessage): void {
    watch(message)
    if (listener) listener(message)
    else waiting.push(message)
  }

  /** The lock of another tab becomes free only when that tab is gone. */
  function watch(message: TabMessage): void {
    const other = holderIn(message)
    if (other === null || other === tab || watched.has(other)) return
    watched.set(other, whenReleased(locks, lockOf(other), () => {
      watched.delete(other)
      receive({ type: 'released', tab: other })
    }))
  }

  channel.onmessage = ({ data }) => receive(data as TabMessage)

  return {
    tell: (message) => channel.postMessage(message),
    listen(next) {
      listener = next
      for (const message of waiting.splice(0)) next(message)
      channel.postMessage({ type: 'hello', tab } satisfies TabMessage)
    },
    close() {
      channel.postMessage({ type: 'released', tab } satisfies TabMessage)
      channel.onmessage = null
      channel.close()
      for (const { stop } of watched.values()) stop()
      alive.release()
    },
  }
}

function holderIn(message: TabMessage): string | null {
  if (message.type === 'holding') return message.tab
  return message.type === 'row' ? message.holder : null
}

function lockOf(tab: string): string {
  return `pacta/tab/${tab}`
}
