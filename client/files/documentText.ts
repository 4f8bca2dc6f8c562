import type { PlainTextProblem } from './plainText.ts'

/** What was read of a file. */
export interface DocumentText {
  readonly text: string
  /** Null for files that have no pages of their own. */
  readonly pages: number | null
  /** Pages without a single letter: pictures of text, or empty. */
  readonly pagesWithoutText: number
}

/** Why a file gave no text. */
export type DocumentProblem =
  | PlainTextProblem
  | 'too-large'
  | 'scanned'
  | 'encrypted'
  | 'broken'
  | 'too-many-pages'
  | 'old-office'
  /** Whole, but of a kind that nothing here reads. */
  | 'foreign'
  /** A table is read on a page of its own. */
  | 'table'

export interface Progress {
  readonly done: number
  readonly total: number
}

export interface Reading {
  /** Aborting rejects with the signal's reason. */
  readonly signal: AbortSignal
  readonly progress?: (progress: Progress) => void
}

export function withoutPages(text: string): DocumentText {
  return { text, pages: null, pagesWithoutText: 0 }
}
