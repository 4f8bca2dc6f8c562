import { expect, type Locator, type Page } from '@playwright/test'

/** What the page says about where the work is. */
export function chip(page: Page): Locator {
  return page.getByRole('banner').getByRole('status')
}

/** On Home: the plan itself, not its tasks. */
export function planLink(page: Page, title: string): Locator {
  return page.getByRole('table', { name: 'Plans' }).getByRole('link', { name: title, exact: true })
}

export function titleCell(page: Page, title: string): Locator {
  return page.getByRole('rowheader').filter({ hasText: title })
}

/** A click gives the cell the focus, the next one edits it. */
export async function editTitle(page: Page, title: string): Promise<Locator> {
  await titleCell(page, title).locator('.title').dblclick()
  const editor = titleEditor(page)
  await expect(editor).toBeFocused()
  return editor
}

export function titleEditor(page: Page): Locator {
  return page.getByRole('treegrid').getByRole('textbox', { name: 'Title', exact: true })
}

/** One edit of a person: one command. */
export async function rename(page: Page, title: string, next: string): Promise<void> {
  const editor = await editTitle(page, title)
  await editor.fill(next)
  await editor.press('Enter')
  await expect(titleCell(page, next)).toBeVisible()
}

/** One task below the first commitment: one command. */
export async function addTask(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: 'New task' }).first().click()
  const line = page.getByRole('treegrid').getByRole('textbox', { name: 'New task' })
  await line.fill(title)
  await line.press('Enter')
  await line.press('Escape')
  await expect(titleCell(page, title)).toBeVisible()
}

/** Resolves when the service worker holds all of the app and answers for this page. */
export async function appIsOnDevice(page: Page): Promise<void> {
  await page.evaluate(() => new Promise<void>((resolve) => {
    if (navigator.serviceWorker.controller !== null) return resolve()
    navigator.serviceWorker.addEventListener('controllerchange', () => resolve(), { once: true })
  }))
}
