import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test'
import { setField } from '../../../shared/commands/fields.ts'
import type { PlanId } from '../../../shared/ids.ts'
import { taskTree } from '../../../shared/queries/taskTree.ts'
import browserConfig from '../../../playwright.config.ts'
import { joinPlan, type PlanClient } from '../../e2e/support/planClient.ts'
import { startServer, type RunningServer } from '../../e2e/support/server.ts'
import { withBrowserPart } from '../report/benchmarksFile.ts'
import { browserPart, browserTable } from '../report/browserPart.ts'
import { BrowserResults } from './figures.ts'
import { fillPlan, type LargePlanSize } from './largePlan.ts'
import { forgetLongTasks, heapBytes, pageTimes, untilWhole, untilText, watchPages } from './watchPage.ts'

const size: LargePlanSize = { tasks: Number(argument('tasks') ?? 10_000), edits: Number(argument('edits') ?? 3) }
const rounds = Number(argument('rounds') ?? 5)
const REMOTE_EDITS = 10
/** The browser's own pages in each window, which take a core for the second in which ours opens. */
const quiet = ['--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup']
const benchmarks = fileURLToPath(new URL('../../../docs/benchmarks.md', import.meta.url))

// npm run bench:browser [-- --tasks N] [--edits N] [--rounds N] [--write], after a build.
await measure()

/** Opens a large plan again and again, on an empty device and from the device's copy, and prints medians. */
async function measure(): Promise<void> {
  const server = await startServer()
  const { args = [], ...launch } = browserConfig.use?.launchOptions ?? {}
  const browser = await chromium.launch({ ...launch, args: [...args, ...quiet] })
  try {
    const figures = new BrowserResults()
    const person = await signedIn(browser, server)
    const planId = await makePlan(server, person.context)
    for (let round = 0; round < rounds; round += 1) await openTwice(browser, server, person.session, planId, figures)
    process.stdout.write(`${browserTable(figures)}\n`)
    if (!process.argv.includes('--write')) return
    const before = existsSync(benchmarks) ? readFileSync(benchmarks, 'utf8') : ''
    writeFileSync(benchmarks, withBrowserPart(before, browserPart(figures, { size, rounds, browser: `Chromium ${browser.version()}` }, new Date())))
  } finally {
    await browser.close()
    await server.close()
  }
}

async function openTwice(browser: Browser, server: RunningServer, session: Session, planId: PlanId, figures: BrowserResults): Promise<void> {
  const device = await browser.newContext({ baseURL: server.url, storageState: session })
  await watchPages(device)
  const first = await open(device, planId, 'empty', figures)
  await first.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  // Leaving is when the page may write what it keeps for the next time.
  await first.goto('/account-of-nobody')
  await first.close()
  const again = await open(device, planId, 'copy', figures)
  figures.add('heap', (await heapBytes(again)) / 1_000_000)
  const other = await joinPlan(server.url, planId, cookieOf(session))
  await editFromAfar(again, other, figures)
  other.close()
  await device.close()
}

async function open(device: BrowserContext, planId: PlanId, name: 'empty' | 'copy', figures: BrowserResults): Promise<Page> {
  const page = await device.newPage()
  await page.goto(`/plans/${planId}`, { waitUntil: 'commit' })
  await untilWhole(page)
  const times = await pageTimes(page)
  figures.add(`${name}FirstRows`, times.firstRowsMs ?? NaN)
  figures.add(`${name}Editable`, times.editableMs ?? NaN)
  figures.add(`${name}InStep`, times.savedMs ?? NaN)
  figures.add(`${name}LongestTask`, times.longestTaskMs)
  figures.add(`${name}LongestFrame`, times.longestFrameMs)
  process.stderr.write(`${name}: tasks over 50 ms: ${times.longTasks.join(', ')}\n`)
  return page
}

/** Somebody else renames a task in sight: a frame's work, from the message to the changed row. */
async function editFromAfar(page: Page, other: PlanClient, figures: BrowserResults): Promise<void> {
  const tree = taskTree(other.records())
  const task = [...tree.ofCommitment.values()][0]?.[0]
  if (!task) throw new Error('The plan has no task')
  await forgetLongTasks(page)
  for (let edit = 0; edit < REMOTE_EDITS; edit += 1) {
    const title = `Renamed from afar ${edit} ${Date.now()}`
    const shown = untilText(page, title)
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)))
    setField(other.context, 'task', task.id, 'title', title)
    const { domMs, frames } = await shown
    figures.add('remoteDom', domMs)
    figures.add('remoteFrames', frames)
  }
  figures.add('remoteLongestTask', (await pageTimes(page)).longestTaskMs)
  await other.stored()
}

type Session = Awaited<ReturnType<BrowserContext['storageState']>>

async function signedIn(browser: Browser, server: RunningServer): Promise<{ context: BrowserContext; session: Session }> {
  const context = await browser.newContext({ baseURL: server.url })
  await context.request.get(server.signInLink())
  return { context, session: await context.storageState() }
}

async function makePlan(server: RunningServer, context: BrowserContext): Promise<PlanId> {
  const answer = await context.request.post('/api/plans', { data: { title: 'Ten thousand tasks' } })
  const { id } = (await answer.json()) as { id: PlanId }
  await fillPlan(server.url, id, cookieOf(await context.storageState()), size)
  return id
}

function cookieOf(session: Session): string {
  return session.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
}

function argument(name: string): string | null {
  const index = process.argv.indexOf(`--${name}`)
  return index < 0 ? null : (process.argv[index + 1] ?? null)
}
