import { expect, test } from '@playwright/test'
import { signIn } from './support/signIn.ts'
import { startServer, type RunningServer } from './support/server.ts'

let server: RunningServer

test.use({ serviceWorkers: 'allow' })

test.beforeAll(async () => { server = await startServer({ from: 'nothing' }) })
test.afterAll(() => server.close())

const plans = ['UNOCT – OSCE', 'UNOCT – UNODC', 'UNOCT – IPA CIS', 'UNOCT – ISRS']

test('the first link opens Home with the four plans of the demonstration', async ({ page }) => {
  await page.goto(server.signInLink())
  await expect(page).toHaveURL(`${server.url}/`)
  await expect(page.getByRole('heading', { name: 'Home', level: 1 })).toBeVisible()
  const table = page.getByRole('table', { name: 'Plans' })
  for (const title of plans) await expect(table.getByRole('rowheader').getByRole('link', { name: title })).toBeVisible()
  await expect(table.getByRole('row')).toHaveCount(1 + plans.length)
  await expect(page.getByText(/^4 plans, \d+ commitments$/)).toBeVisible()
})

test('the demonstration says that its texts are real and its tasks examples', async ({ page }) => {
  await signIn(page, server)
  await page.goto(server.url)
  await expect(page.getByText('The texts are real; tasks, dates, requests and states are examples.')).toHaveCount(1)
})

test('each plan of the demonstration opens with its commitments and tasks', async ({ page }) => {
  await signIn(page, server)
  await page.goto(server.url)
  for (const title of plans) {
    await page.getByRole('navigation', { name: 'Workspace' }).getByRole('link', { name: title }).click()
    await expect(page.getByRole('heading', { name: `${title}: Commitments`, level: 1 })).toBeAttached()
    for (const level of [1, 2, 3]) await expect(page.getByRole('row', { level }).first()).toBeVisible()
  }
})

test('the year that a text does not give stays missing on Home', async ({ page }) => {
  await signIn(page, server)
  await page.goto(server.url)
  await expect(page.getByRole('row', { name: /UNOCT – ISRS/ })).toContainText('5 December, year not stated')
})

test('a plain HTTP GET of the link sets the session cookie', async ({ playwright }) => {
  const visitor = await playwright.request.newContext({ baseURL: server.url })
  expect((await visitor.get('/api/session')).status()).toBe(401)
  const answer = await visitor.get(server.signInLink(), { maxRedirects: 0 })
  expect(answer.status()).toBe(303)
  expect(answer.headers()['location']).toBe('/')
  expect(answer.headers()['set-cookie']).toMatch(/HttpOnly.*SameSite=Lax|SameSite=Lax.*HttpOnly/i)
  const session = (await (await visitor.get('/api/session')).json()) as { workspace: { name: string } }
  expect(session.workspace.name).toBe('Demonstration')
  await visitor.dispose()
})

test('a scanner that looks at a link does not burn it', async ({ playwright }) => {
  const link = await server.linkFor('late.reader@osce.example')
  const scanner = await playwright.request.newContext()
  expect((await scanner.head(link)).status()).toBe(200)
  expect((await scanner.get(link, { maxRedirects: 0 })).status()).toBe(303)
  const reader = await playwright.request.newContext({ baseURL: server.url })
  await reader.get(link)
  expect(await (await reader.get('/api/session')).json()).toMatchObject({ user: { email: 'late.reader@osce.example' } })
  await scanner.dispose()
  await reader.dispose()
})

test('the link works again within ten minutes of its first use, also after signing out', async ({ page }) => {
  await page.goto(server.signInLink())
  await page.getByRole('button', { name: /^Account of/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect(page.getByRole('heading', { name: 'You need a sign-in link' })).toBeVisible()
  await page.goto(server.signInLink())
  await expect(page.getByRole('heading', { name: 'Home', level: 1 })).toBeVisible()
})

test('without a session every page says how to get a link, and shows nothing of the plans', async ({ page }) => {
  for (const path of ['/', '/plans/aaaaaaaaaaaaaaaa', '/import']) {
    await page.goto(server.url + path)
    await expect(page.getByRole('heading', { name: 'You need a sign-in link', level: 1 })).toBeVisible()
    await expect(page.getByText('npm run -s pacta -- sign-in-link --email')).toBeVisible()
    await expect(page.getByText('UNOCT')).toHaveCount(0)
  }
})

test('a link that is not known is answered with what to do next', async ({ page }) => {
  const answer = await page.goto(`${server.url}/sign-in/nobody-made-this-one`)
  expect(answer?.status()).toBe(410)
  await expect(page.getByRole('heading', { name: 'This sign-in link no longer works' })).toBeVisible()
  await page.getByRole('link', { name: 'Open Pacta' }).click()
  await expect(page.getByRole('heading', { name: 'You need a sign-in link' })).toBeVisible()
})
