// @vitest-environment jsdom
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import ShareDialog from '../../../../client/features/share/ShareDialog.vue'
import { memberProblems } from '../../../../client/features/share/memberInput.ts'
import { createMessages } from '../../../../client/messages/i18n.ts'
import type { Member } from '../../../../client/api/http.ts'
import type { Role } from '../../../../shared/permissions/can.ts'

const link = 'http://127.0.0.1:4321/sign-in/token'
let members: Member[]
let asked: string[]
let answer: (path: string, method: string) => Response
let dialog: VueWrapper

// The dialog's frame is loaded when it is first wanted; here it is wanted at once.
beforeAll(() => import('../../../../client/ui/DialogFrame.vue'))

beforeEach(() => {
  members = [person('u1', 'Officer', 'coordinator', true)]
  asked = []
  answer = (_path, method) => (method === 'GET' ? json(200, members) : json(200, { userId: 'u2', signInLink: link }))
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => {
    asked.push(`${init.method} ${path}`)
    return Promise.resolve(answer(path, init.method ?? 'GET'))
  })
})

afterEach(() => {
  dialog.unmount()
  vi.unstubAllGlobals()
})

describe('a coordinator', () => {
  it('who adds a person is given the one-time link to pass on', async () => {
    await open()
    await write('Name', 'Ana')
    await write('E-mail', 'ana@example.org')
    find('form').dispatchEvent(new Event('submit', { cancelable: true }))
    await flushPromises()
    expect(asked).toContain('PUT /api/plans/p1/members?link=1')
    expect(document.querySelector<HTMLInputElement>('input[readonly]')?.value).toBe(link)
    expect(document.body.textContent).toContain('Valid for 24 hours, can be used once.')
  })

  it('is told at the field what is missing, and nothing is sent', async () => {
    await open()
    find('form').dispatchEvent(new Event('submit', { cancelable: true }))
    await flushPromises()
    expect(document.querySelectorAll('[aria-invalid="true"]')).toHaveLength(2)
    expect(asked).toEqual(['GET /api/plans/p1/members'])
  })

  it('sees the server’s reason when it refuses', async () => {
    await open()
    answer = () => json(409, { error: { code: 'last-coordinator', message: 'A plan needs a coordinator.' } })
    await write('Name', 'Ana')
    await write('E-mail', 'ana@example.org')
    find('form').dispatchEvent(new Event('submit', { cancelable: true }))
    await flushPromises()
    expect(find('[role="alert"]').textContent).toContain('A plan needs a coordinator.')
  })
})

it('who is no coordinator sees the members and can change nothing', async () => {
  members = [person('u1', 'Officer', 'coordinator', false), person('u2', 'Ana', 'viewer', true)]
  await open()
  expect(document.body.textContent).toContain('Coordinator')
  expect(document.querySelector('form')).toBeNull()
  expect(document.querySelector('[aria-haspopup]')).toBeNull()
})

it('offline it says so, and offers to try again', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('network')))
  await open()
  expect(document.body.textContent).toContain('You are offline.')
  expect(document.body.textContent).toContain('Try again')
})

it.each([
  ['Ana', 'ana@example.org', []],
  ['', 'ana@example.org', ['name']],
  ['Ana', 'ana at example', ['email']],
])('name %j and e-mail %j lack %j', (name, email, missing) => {
  expect(Object.keys(memberProblems({ name, email }))).toEqual(missing)
})

async function open(): Promise<void> {
  dialog = mount(ShareDialog, {
    props: { planId: 'p1', open: true },
    global: { plugins: [createMessages(), createPinia()] },
    attachTo: document.body,
  })
  await vi.waitFor(() => find('[role="dialog"]'))
  await flushPromises()
}

async function write(label: string, text: string): Promise<void> {
  const field = [...document.querySelectorAll('label')].find((candidate) => candidate.textContent === label)?.control
  if (!(field instanceof HTMLInputElement)) throw new Error(`No field ${label}`)
  field.value = text
  field.dispatchEvent(new Event('input'))
  await flushPromises()
}

function find(selector: string): Element {
  const element = document.querySelector(selector)
  if (!element) throw new Error(`Nothing is ${selector}`)
  return element
}

function person(userId: string, name: string, role: Role, you: boolean): Member {
  return { userId, name, email: `${userId}@example.org`, party: 'UNOCT', role, you }
}

function json(status: number, body: unknown): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } })
}
