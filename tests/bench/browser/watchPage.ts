import type { BrowserContext, Page } from '@playwright/test'

/** What a page has noticed of itself, in milliseconds since its navigation began; null is "not yet". Rows count when they have been painted. */
export interface PageTimes {
  readonly firstRowsMs: number | null
  readonly editableMs: number | null
  readonly savedMs: number | null
  /** The longest task so far. The browser tells of none below 50 ms: then it is 0. */
  readonly longestTaskMs: number
  readonly longTasks: readonly number[]
  /** The longest time between two frames since the page first showed something: a row of short tasks can block a frame, too. */
  readonly longestFrameMs: number
}

interface Watched {
  times: { firstRowsMs: number | null; editableMs: number | null; savedMs: number | null; longTasks: number[]; longestFrameMs: number }
  whole: Promise<void>
  arrivedMs: number
  /** Resolves with the milliseconds from the last frame's arrival until the text stands in the page, and until it was painted. */
  untilText: (text: string) => Promise<{ readonly domMs: number; readonly frames: number }>
}

/** Makes pages of this context note their own times, without asking them from outside while they work. */
export async function watchPages(context: BrowserContext): Promise<void> {
  // The compiler that runs this file marks functions with a helper that no page has.
  await context.addInitScript({ content: 'globalThis.__name = (named) => named' })
  await context.addInitScript(() => {
    const times: Watched['times'] = { firstRowsMs: null, editableMs: null, savedMs: null, longTasks: [], longestFrameMs: 0 }
    let told: () => void = () => undefined
    const whole = new Promise<void>((resolve) => { told = resolve })
    const watched: Watched = { times, whole, arrivedMs: 0, untilText }
    Object.assign(globalThis, { watched })

    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) times.longTasks.push(Math.round(entry.duration))
    }).observe({ type: 'longtask', buffered: true })

    // A frame begins when the one before has been painted: what is there then has been seen.
    let frameMs = 0
    const look = (nowMs: number): void => {
      if (frameMs > 0) times.longestFrameMs = Math.max(times.longestFrameMs, nowMs - frameMs)
      frameMs = performance.getEntriesByName('first-contentful-paint').length > 0 ? nowMs : 0
      noteWhenPainted('firstRowsMs', '[role="treegrid"] [role="rowheader"]')
      noteWhenPainted('editableMs', '[role="treegrid"][aria-readonly="false"] [role="rowheader"]')
      if (times.savedMs === null && document.querySelector('header [role="status"]')?.textContent.includes('Saved')) {
        times.savedMs = performance.now()
      }
      // Rows of a first visit are drawn after the moment in which all has arrived.
      if (times.savedMs !== null && times.firstRowsMs !== null && times.editableMs !== null) told()
      requestAnimationFrame(look)
    }
    requestAnimationFrame(look)

    const seen = new Set<string>()
    function noteWhenPainted(name: 'firstRowsMs' | 'editableMs', selector: string): void {
      if (times[name] !== null) return
      if (seen.has(name)) times[name] = performance.now()
      else if (document.querySelector(selector)) seen.add(name)
    }

    const Socket = globalThis.WebSocket
    globalThis.WebSocket = class extends Socket {
      constructor(url: string | URL, protocols?: string | string[]) {
        super(url, protocols)
        this.addEventListener('message', () => { watched.arrivedMs = performance.now() })
      }
    }

    function untilText(text: string): Promise<{ domMs: number; frames: number }> {
      return new Promise((resolve) => {
        const grid = document.querySelector('[role="treegrid"]')
        let frames = 0
        let isThere = false
        const count = (): void => {
          if (isThere) return
          if (performance.now() > watched.arrivedMs && watched.arrivedMs > began) frames += 1
          requestAnimationFrame(count)
        }
        const began = performance.now()
        requestAnimationFrame(count)
        new MutationObserver((_changes, observer) => {
          if (!grid?.textContent.includes(text)) return
          observer.disconnect()
          isThere = true
          resolve({ domMs: performance.now() - watched.arrivedMs, frames })
        }).observe(grid ?? document, { subtree: true, childList: true, characterData: true })
      })
    }
  })
}

/** The page says itself when its plan is drawn and in step: a question at each frame would take the time that is being measured. */
export async function untilWhole(page: Page): Promise<void> {
  await page.evaluate(() => (globalThis as unknown as { watched: Watched }).watched.whole)
}

export async function pageTimes(page: Page): Promise<PageTimes> {
  return page.evaluate(() => {
    const { firstRowsMs, editableMs, savedMs, longTasks, longestFrameMs } = (globalThis as unknown as { watched: Watched }).watched.times
    return { firstRowsMs, editableMs, savedMs, longTasks, longestFrameMs, longestTaskMs: Math.max(0, ...longTasks) }
  })
}

/** Begins to wait for a text to be shown; the answer comes with the frame that brings it. */
export function untilText(page: Page, text: string): Promise<{ readonly domMs: number; readonly frames: number }> {
  return page.evaluate((sought) => (globalThis as unknown as { watched: Watched }).watched.untilText(sought), text)
}

export async function forgetLongTasks(page: Page): Promise<void> {
  await page.evaluate(() => {
    const { times } = (globalThis as unknown as { watched: Watched }).watched
    times.longTasks.length = 0
    times.longestFrameMs = 0
  })
}

export async function heapBytes(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  await session.detach()
  return usedSize
}
