import { expect, type Page } from '@playwright/test'
import type { PlanId } from '../../../shared/ids.ts'
import { chip } from './planPage.ts'
import type { RunningServer } from './server.ts'

/** Signs this device in by the server's first link, which works again for ten minutes. */
export async function signIn(page: Page, server: RunningServer): Promise<void> {
  const answer = await page.request.get(server.signInLink())
  expect(answer.ok()).toBe(true)
}

/** The plan of this title among those of the signed-in person. */
export async function planIdOf(page: Page, server: RunningServer, title: string): Promise<PlanId> {
  const plans = (await (await page.request.get(`${server.url}/api/plans`)).json()) as { id: PlanId; title: string }[]
  const found = plans.find((plan) => plan.title === title)
  if (!found) throw new Error(`No plan “${title}” among: ${plans.map((plan) => plan.title).join(', ')}`)
  return found.id
}

/** Opens a plan, or a page of it, in step with the server. */
export async function openPlan(page: Page, server: RunningServer, title: string, place = ''): Promise<PlanId> {
  const planId = await planIdOf(page, server, title)
  await page.goto(`${server.url}/plans/${planId}${place}`)
  // On a phone the words stand twice: to look at, and to hear.
  await expect(chip(page)).toHaveText(/^(Saved)+$/)
  // In step with the server is not yet drawn: keys of a page work once the page stands.
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeAttached()
  return planId
}

/** A new, empty plan, opened. */
export async function openNewPlan(page: Page, server: RunningServer, title: string): Promise<PlanId> {
  const answer = await page.request.post(`${server.url}/api/plans`, { data: { title } })
  expect(answer.status()).toBe(201)
  return openPlan(page, server, title)
}
