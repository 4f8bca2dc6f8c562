import type { ImportDraft } from './importDraft.ts'

/**
 * Keeps the import of this tab in its session storage, so that it survives a reload and
 * nothing of it outlives the tab. The text has its own key: it is long and never changes.
 */
export interface DraftStorage {
  /** False when the device refuses: full, or a private window. */
  save(draft: ImportDraft): boolean
  load(): ImportDraft | null
  clear(): void
}

/** Part of the stored form; another version's draft is not read. */
const VERSION = 2

/** `user`: who signs in next in the same tab must not find the text of the one before. */
export function draftStorage(storage: Storage, user: string, planId: string | null): DraftStorage {
  const key = `pacta.import.${user}.${planId ?? 'new'}`
  const textKey = `${key}.text`
  let savedText: string | null = null
  return {
    save(draft) {
      try {
        if (savedText !== draft.text) storage.setItem(textKey, draft.text)
        savedText = draft.text
        const { text: _text, ...rest } = draft
        storage.setItem(key, JSON.stringify({ version: VERSION, ...rest }))
        return true
      } catch {
        // A refused write is said to the person by the caller; half a draft must not be found later.
        clear()
        return false
      }
    },
    load() {
      const text = read(textKey)
      const stored = parse(read(key))
      if (text === null || !isStoredDraft(stored)) return null
      savedText = text
      const { version: _version, ...draft } = stored
      return { ...draft, text }
    },
    clear,
  }

  function clear(): void {
    savedText = null
    try {
      storage.removeItem(key)
      storage.removeItem(textKey)
    } catch {
      return
    }
  }

  function read(name: string): string | null {
    try {
      return storage.getItem(name)
    } catch {
      return null
    }
  }
}

type StoredDraft = Omit<ImportDraft, 'text'> & { readonly version: typeof VERSION }

function parse(json: string | null): unknown {
  if (json === null) return null
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}

function isStoredDraft(stored: unknown): stored is StoredDraft {
  if (typeof stored !== 'object' || stored === null) return false
  const { version, header, review, sha256 } = stored as Partial<StoredDraft>
  return version === VERSION && typeof sha256 === 'string' && typeof header === 'object' && Array.isArray(review?.proposals)
}
