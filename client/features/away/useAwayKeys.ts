import { nextTick } from 'vue'
import { useKeys } from '../../ui/keys.ts'

/** What a row does when a key asks it to. */
export interface KeyedRow {
  answer(side: 0 | 1): void
  leave(): void
  addReason(): void
}

/**
 * Moves the focus from row to row, and lets the row that has it be decided by
 * letters. @param openIds of the rows that are still open, in their order
 */
export function useAwayKeys(openIds: () => readonly string[], viewOf: (id: string) => KeyedRow | null) {
  function current(): string | null {
    return document.activeElement?.closest<HTMLElement>('[data-row]')?.dataset['row'] ?? null
  }

  /** To the first answer of a row; to the heading where there is none. */
  async function focusRow(id: string | null): Promise<void> {
    await nextTick()
    const answer = id === null ? null : document.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"] .answers button`)
    ;(answer ?? document.getElementById('away-title'))?.focus()
  }

  function step(by: 1 | -1): void {
    const ids = openIds()
    const at = ids.indexOf(current() ?? '')
    const next = at < 0 ? ids[0] : ids[Math.min(Math.max(at + by, 0), ids.length - 1)]
    if (next !== undefined) void focusRow(next)
  }

  /** The row with the focus, and only that one: a letter must not decide what nobody looks at. */
  function act(work: (row: KeyedRow) => void): () => void {
    return () => {
      const row = viewOf(current() ?? '')
      if (row) work(row)
    }
  }

  const group = 'away.keys.group'
  useKeys([
    { keys: 'j', description: 'away.keys.next', group, run: () => step(1) },
    { keys: 'k', description: 'away.keys.previous', group, run: () => step(-1) },
    { keys: 'm', description: 'away.keys.mine', group, run: act((row) => row.answer(0)) },
    { keys: 't', description: 'away.keys.theirs', group, run: act((row) => row.answer(1)) },
    { keys: 'l', description: 'away.keys.leave', group, run: act((row) => row.leave()) },
    { keys: 'r', description: 'away.keys.reason', group, run: act((row) => row.addReason()) },
  ])

  return { current, focusRow }
}
