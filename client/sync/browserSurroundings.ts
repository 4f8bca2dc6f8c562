import type { PlanId } from '../../shared/ids.ts'
import { syncRoot } from '../../shared/schema/rooms.ts'
import { http } from '../api/http.ts'
import { compactAside } from './compactAside.ts'
import { openDeviceDatabase } from './deviceDatabase.ts'
import { indexedDeviceLog } from './indexedDeviceLog.ts'
import { openPacer, yieldToPage } from './pacer.ts'
import type { AccountServer, Locks, Surroundings } from './surroundings.ts'

let surroundings: Surroundings | null = null

/** The browser that this tab runs in. */
export function browserSurroundings(): Surroundings {
  surroundings ??= openSurroundings()
  return surroundings
}

function openSurroundings(): Surroundings {
  const pause = openPacer(() => performance.now(), yieldToPage)
  return {
    now: Date.now,
    randomId: () => Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join(''),
    serverAddress: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}${syncRoot}`,
    WebSocket: globalThis.WebSocket,
    device: indexedDeviceLog({
      openDatabase: openDeviceDatabase, withLock: (name, work) => browserLocks.request(name, {}, work), compactSlices: compactAside, pause,
    }),
    account: accountServer,
    openChannel: (name) => new BroadcastChannel(name),
    locks: browserLocks,
    tabStorage: {
      getItem: (key) => sessionStorage.getItem(key),
      setItem: (key, value) => sessionStorage.setItem(key, value),
    },
    every(periodMs, work) {
      const timer = setInterval(work, periodMs)
      return () => clearInterval(timer)
    },
    onAttention(work) {
      const look = (): void => {
        if (globalThis.document.visibilityState === 'visible') work()
      }
      addEventListener('online', work)
      addEventListener('focus', work)
      globalThis.document.addEventListener('visibilitychange', look)
      return () => {
        removeEventListener('online', work)
        removeEventListener('focus', work)
        globalThis.document.removeEventListener('visibilitychange', look)
      }
    },
    onLeaving(work) {
      const look = (): void => {
        if (globalThis.document.visibilityState === 'hidden') work()
      }
      addEventListener('pagehide', work)
      globalThis.document.addEventListener('visibilitychange', look)
      return () => {
        removeEventListener('pagehide', work)
        globalThis.document.removeEventListener('visibilitychange', look)
      }
    },
    pause,
  }
}

const browserLocks: Locks = {
  async request(name, options, work) {
    // Absent on plain http beyond this machine: then tabs miss the notice of another tab's crash, and may do refused work again twice, with equal values.
    const manager = navigator.locks as LockManager | undefined
    return manager ? ((await manager.request(name, options, work)) as Awaited<ReturnType<typeof work>>) : work()
  },
}

const accountServer: AccountServer = {
  async signedInUser() {
    const answer = await http.session()
    if (answer.ok) return answer.value.user.id
    return answer.problem.kind === 'signed-out' ? null : 'unreachable'
  },
  async role(plan: PlanId) {
    const answer = await http.plans()
    if (!answer.ok) return 'unreachable'
    return answer.value.find(({ id }) => id === plan)?.role ?? null
  },
}
