import { expect, test, type Browser, type BrowserContext, type Page } from '@playwright/test'
import { addCommitment } from '../../../shared/commands/commitments.ts'
import { addTasks } from '../../../shared/commands/tasks.ts'
import type { PlanId } from '../../../shared/ids.ts'
import type { Role } from '../../../shared/permissions/can.ts'
import { joinPlan, type PlanClient } from './planClient.ts'
import { chip } from './planPage.ts'
import type { RunningServer } from './server.ts'

/** Somebody who is signed in; every device of theirs begins empty. */
export interface Somebody {
  readonly userId: string
  readonly name: string
  readonly email: string
  readonly session: Awaited<ReturnType<BrowserContext['storageState']>>
}

/** The words that each new plan begins with. */
export const first = { commitment: 'Exchange information on border security', tasks: ['Draft the concept note', 'Name the focal points', 'Hold the first meeting'] } as const

/** Two people of two organisations, and plans that they share. */
export interface Team {
  readonly coordinator: Somebody
  readonly colleague: Somebody
  /** A plan of both with one commitment and three tasks. */
  readonly makePlan: (title: string) => Promise<PlanId>
  readonly setRole: (planId: PlanId, role: Role) => Promise<void>
  /** A device of somebody's with this plan open, in step with the server. */
  readonly open: (somebody: Somebody, planId: PlanId) => Promise<Page>
  /** An empty device of somebody's. */
  readonly device: (somebody: Somebody) => Promise<BrowserContext>
  /** Somebody's program, without a browser. */
  readonly join: (somebody: Somebody, planId: PlanId) => Promise<PlanClient>
  /** What pages have thrown; a test ends without any. */
  readonly pageErrors: readonly string[]
  readonly closeDevices: () => Promise<void>
}

export async function foundTeam(browser: Browser, server: RunningServer): Promise<Team> {
  const office = await browser.newContext({ baseURL: server.url })
  const pageErrors: string[] = []
  const devices: BrowserContext[] = []
  await office.request.get(server.signInLink())
  const coordinator = await whoIs(office)
  const shared = { name: 'Nadia Petrova', email: 'nadia.petrova@osce.example', party: 'OSCE', role: 'editor' as Role }

  async function postPlan(title: string): Promise<PlanId> {
    const answer = await office.request.post('/api/plans', { data: { title } })
    expect(answer.status()).toBe(201)
    return ((await answer.json()) as { id: PlanId }).id
  }

  async function share(planId: PlanId, role: Role): Promise<string | null> {
    const answer = await office.request.put(`/api/plans/${planId}/members`, { data: { ...shared, role } })
    return ((await answer.json()) as { signInLink: string | null }).signInLink
  }

  async function device(somebody: Somebody): Promise<BrowserContext> {
    const context = await browser.newContext({ baseURL: server.url, storageState: somebody.session })
    context.on('weberror', (error) => pageErrors.push(error.error().message))
    devices.push(context)
    return context
  }

  const visitor = await browser.newContext({ baseURL: server.url })
  await visitor.request.get((await share(await postPlan('Where the colleague came in'), 'editor')) ?? '')
  const colleague = await whoIs(visitor)
  await visitor.close()

  return {
    coordinator, colleague, device, pageErrors,
    join: (somebody, planId) => joinPlan(server.url, planId, cookieOf(somebody)),
    setRole: async (planId, role) => void (await share(planId, role)),
    async makePlan(title) {
      const planId = await postPlan(title)
      await share(planId, 'editor')
      const client = await joinPlan(server.url, planId, cookieOf(coordinator))
      const commitment = addCommitment(client.context, { title: first.commitment, instrument: null })
      if (commitment.ok) addTasks(client.context, first.tasks.map((task) => ({ title: task, depth: 0 })), { parent: null, commitment: commitment.value })
      await client.stored()
      client.close()
      return planId
    },
    async open(somebody, planId) {
      const page = await (await device(somebody)).newPage()
      await page.goto(`/plans/${planId}`)
      await expect(page.getByRole('treegrid')).toBeVisible()
      await expect(chip(page)).toHaveText('Saved')
      return page
    },
    async closeDevices() {
      const hasFailed = test.info().status !== test.info().expectedStatus
      for (const context of devices.splice(0)) {
        if (hasFailed) await tellWhatIsShown(context)
        await context.close()
      }
      expect(pageErrors.splice(0)).toEqual([])
    },
  }
}

export function cookieOf({ session }: Somebody): string {
  return session.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
}

/** For whoever reads a failure: what stood on each page at its end. */
async function tellWhatIsShown(context: BrowserContext): Promise<void> {
  for (const page of context.pages()) {
    await test.info().attach(page.url(), { contentType: 'text/plain', body: (await page.locator('body').innerText()).slice(0, 2_000) })
  }
}

async function whoIs(context: BrowserContext): Promise<Somebody> {
  const { user } = (await (await context.request.get('/api/session')).json()) as { user: { id: string; name: string; email: string } }
  return { userId: user.id, name: user.name, email: user.email, session: await context.storageState() }
}
