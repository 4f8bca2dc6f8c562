// @vitest-environment jsdom
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { useAccountStore } from '../../../client/stores/account.ts'

const session = { user: { id: 'u1', name: 'Ana', email: 'ana@example.org' }, workspace: { name: 'Demonstration' } }

beforeEach(() => {
  localStorage.clear()
  setActivePinia(createPinia())
})
afterEach(() => vi.unstubAllGlobals())

it('with the server out of reach the app opens as the last user', async () => {
  await signedInBefore()
  serverAnswers(() => Promise.reject(new TypeError('network')))
  const account = useAccountStore()
  await account.load()
  expect([account.state, account.user?.name]).toEqual(['offline-as-last-user', 'Ana'])
})

it('an ended session leaves the user their work on this device', async () => {
  await signedInBefore()
  serverAnswers(() => signedOut())
  const account = useAccountStore()
  await account.load()
  expect([account.state, account.user?.name]).toEqual(['signed-out', 'Ana'])
})

it('on a device that nobody used there is no user', async () => {
  serverAnswers(() => signedOut())
  const account = useAccountStore()
  await account.load()
  expect([account.state, account.user]).toEqual(['signed-out', null])
})

it('the last user is shown before the server has answered', async () => {
  await signedInBefore()
  serverAnswers(() => new Promise(() => undefined))
  const account = useAccountStore()
  void account.load()
  expect(account.user?.name).toBe('Ana')
})

it('signing out forgets the user', async () => {
  const account = await signedInBefore()
  serverAnswers(() => Promise.resolve(new Response(null, { status: 204 })))
  expect(await account.signOut()).toBe(true)
  expect(account.user).toBeNull()
  setActivePinia(createPinia())
  serverAnswers(() => Promise.reject(new TypeError('network')))
  await useAccountStore().load()
  expect(useAccountStore().user).toBeNull()
})

it('who cannot reach the server stays signed in', async () => {
  const account = await signedInBefore()
  serverAnswers(() => Promise.reject(new TypeError('network')))
  expect(await account.signOut()).toBe(false)
  expect(account.user?.name).toBe('Ana')
})

async function signedInBefore() {
  serverAnswers(() => Promise.resolve(Response.json(session)))
  const account = useAccountStore()
  await account.load()
  setActivePinia(createPinia())
  const later = useAccountStore()
  await later.load()
  setActivePinia(createPinia())
  return later
}

function signedOut(): Promise<Response> {
  return Promise.resolve(Response.json({ error: { code: 'signed-out', message: 'Sign in.' } }, { status: 401 }))
}

function serverAnswers(fetch: () => Promise<Response>): void {
  vi.stubGlobal('fetch', fetch)
}
