import type { Page } from '@playwright/test'

/**
 * Takes a page's device off the network; the answer puts it back. A browser that
 * is told to be offline lets a socket through now and then while it loads a
 * page, so new sockets are closed besides. A socket that is open already stays:
 * a cut line is not noticed at once, and a page that is loaded anew meets it
 * from the start.
 */
export async function cutOff(page: Page): Promise<() => Promise<void>> {
  let isCut = true
  await page.routeWebSocket(/\/sync\//, (socket) => {
    if (isCut) void socket.close()
    else socket.connectToServer()
  })
  await page.context().setOffline(true)
  return async () => {
    isCut = false
    await page.context().setOffline(false)
  }
}
