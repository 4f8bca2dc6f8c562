import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import { http, type Session, type User } from '../api/http.ts'
import { readStored, writeChoice } from './deviceStorage.ts'

export type AccountState = 'unknown' | 'signed-in' | 'signed-out' | 'offline-as-last-user'

/**
 * Who uses this device. A session that ran out is `signed-out` with a `user`: their
 * work stays readable and editable here, and waits for them to sign in again. After
 * signing out there is no `user`.
 */
export const useAccountStore = defineStore('account', () => {
  const state = ref<AccountState>('unknown')
  const user = shallowRef<User | null>(null)
  const workspaceName = ref('')

  const isServerReachable = ref(true)

  /** Opens as the last user of this device, and says whether there was one. */
  function recall(): boolean {
    const last = readStored('lastSession', isSession)
    if (last && !user.value) use(last)
    return last !== null
  }

  /** Opens as the last user at once and then asks the server, which may take long on a bad connection. */
  async function load(): Promise<void> {
    const hasLast = recall()
    const answer = await http.session()
    if (answer.ok) {
      use(answer.value)
      state.value = 'signed-in'
      writeChoice('lastSession', JSON.stringify(answer.value))
      return
    }
    state.value = answer.problem.kind === 'signed-out' || !hasLast ? 'signed-out' : 'offline-as-last-user'
    isServerReachable.value = answer.problem.kind !== 'unreachable'
  }

  /** False when the server could not be told: then the session lives on, and so does everything here. */
  async function signOut(): Promise<boolean> {
    const answer = await http.endSession()
    if (!answer.ok && answer.problem.kind !== 'signed-out') return false
    forget()
    return true
  }

  function forget(): void {
    writeChoice('lastSession', null)
    user.value = null
    state.value = 'signed-out'
  }

  function use(session: Session): void {
    user.value = session.user
    workspaceName.value = session.workspace.name
  }

  return { state, user, workspaceName, isServerReachable, recall, load, signOut, forget }
})

function isSession(value: unknown): value is Session {
  const session = value as Partial<Session> | null
  return typeof session?.user?.id === 'string' && typeof session.workspace?.name === 'string'
}
