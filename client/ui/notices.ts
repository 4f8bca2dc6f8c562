import { shallowReactive } from 'vue'
import { announce } from './announce.ts'

export interface Notice {
  readonly text: string
  readonly action?: { readonly label: string; readonly run: () => void }
  readonly tone?: 'done' | 'problem'
}

export interface ShownNotice extends Notice {
  readonly id: number
}

/** Long enough to read and to reach the action; held while the pointer or focus is on it. */
export const NOTICE_SHOWN_MS = 8_000
const NOTICES_MAX = 3

export const notices = shallowReactive<ShownNotice[]>([])
let lastId = 0

/** "Task archived. Undo": shown at the bottom and read out. Problems stay until dismissed. */
export function notify(notice: Notice): void {
  lastId += 1
  notices.push({ ...notice, id: lastId })
  if (notices.length > NOTICES_MAX) notices.shift()
  announce(notice.action ? `${notice.text} ${notice.action.label}` : notice.text, notice.tone === 'problem' ? 'assertive' : 'polite')
}

export function dismissNotice(id: number): void {
  const index = notices.findIndex((notice) => notice.id === id)
  if (index >= 0) notices.splice(index, 1)
}
