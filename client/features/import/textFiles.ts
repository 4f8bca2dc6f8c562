import { createGlobalState } from '@vueuse/core'
import { computed, shallowRef } from 'vue'
import { languageOf } from '../../../shared/extraction/language.ts'
import type { DocumentProblem, DocumentText, Progress } from '../../files/documentText.ts'
import { readDocument } from '../../files/readDocument.ts'

/** How far a file is: from waiting to be read to being in a plan. */
export type TextFileState =
  | { readonly is: 'waiting' }
  | { readonly is: 'reading'; readonly progress: Progress | null }
  | { readonly is: 'refused'; readonly problem: DocumentProblem | 'failed' }
  | { readonly is: 'ready' | 'open' | 'finished'; readonly read: DocumentText; readonly language: string }

export interface TextFile {
  readonly key: number
  readonly name: string
  readonly state: TextFileState
}

/** More at once is a folder dropped by mistake. */
export const FILES_MAX = 50

/**
 * The files that a person brought, read one after the other. They outlive the page: the first may make a
 * plan, and the others are then reviewed there. They do not outlive the tab.
 */
export function makeTextFiles(read: typeof readDocument = readDocument) {
  const files = shallowRef<readonly TextFile[]>([])
  const contents = new Map<number, File>()
  let owner = ''
  let nextKey = 1
  let current: { readonly key: number; readonly abort: AbortController } | null = null
  let work: Promise<void> = Promise.resolve()

  const waiting = computed(() => files.value.filter(({ state }) => state.is === 'ready' || state.is === 'open' || state.is === 'waiting' || state.is === 'reading').length)

  /** Whoever signs in next in the same tab must not find the files of the one before. */
  function belongTo(user: string): void {
    if (owner !== user) clear()
    owner = user
  }

  /** Resolves when all of them have been read. Answers their keys, in their order. */
  async function add(chosen: readonly File[]): Promise<readonly number[]> {
    const added = chosen.slice(0, FILES_MAX).map((file): TextFile => ({ key: nextKey++, name: file.name, state: { is: 'waiting' } }))
    added.forEach(({ key }, index) => contents.set(key, chosen[index]!))
    // What could not be read has been told: the next try is about other files.
    files.value = [...files.value.filter(({ state }) => state.is !== 'refused'), ...added]
    work = added.reduce((before, { key }) => before.then(() => readOne(key)), work)
    await work
    return added.map(({ key }) => key)
  }

  async function readOne(key: number): Promise<void> {
    const file = contents.get(key)
    contents.delete(key)
    if (!file) return
    const abort = new AbortController()
    current = { key, abort }
    set(key, { is: 'reading', progress: null })
    try {
      const result = await read(file, { signal: abort.signal, progress: (progress) => set(key, { is: 'reading', progress }) })
      if (result.ok) set(key, { is: 'ready', read: result.value, language: languageOf(result.value.text) })
      else set(key, { is: 'refused', problem: result.problem })
    } catch {
      // Cancelled files are gone from the list already.
      set(key, { is: 'refused', problem: 'failed' })
    } finally {
      current = null
    }
  }

  function set(key: number, state: TextFileState): void {
    files.value = files.value.map((file) => (file.key === key ? { ...file, state } : file))
  }

  /** Says that a file's text is being reviewed, is in a plan, or is free again. */
  function mark(key: number, is: 'ready' | 'open' | 'finished'): void {
    const state = files.value.find((file) => file.key === key)?.state
    if (state && 'read' in state) set(key, { ...state, is })
  }

  function markOpen(is: 'ready' | 'finished'): void {
    for (const { key, state } of files.value) if (state.is === 'open') mark(key, is)
  }

  function remove(key: number): void {
    contents.delete(key)
    files.value = files.value.filter((file) => file.key !== key)
    if (current?.key === key) current.abort.abort()
  }

  function clear(): void {
    for (const { key } of files.value) remove(key)
  }

  return { files, waiting, belongTo, add, mark, markOpen, remove, clear }
}

export type TextFiles = ReturnType<typeof makeTextFiles>

/** One list in a tab. */
export const useTextFiles = createGlobalState(() => makeTextFiles())
