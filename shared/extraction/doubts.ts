import type { Draft } from './draft.ts'

// A call for tenders or a job advertisement tells what will be done with the replies.
const NOTICE = /\b(?:invitation to tender|invites? tenders|(?:call|request) for (?:tenders|proposals|applications|quotations|papers|abstracts)|vacancy|vacancies|job description|we are (?:hiring|recruiting)|terms and conditions of sale)\b/i
const NOTICE_DOUBT = 0.3
// "The Peace of Orlen (1648)": nobody is bound by it any more.
const OLD_TITLE = /\((?:1[0-8]\d\d|19[0-4]\d)\)|\b(?:of|in) (?:1[0-8]\d\d|19[0-4]\d)\b/
const RECENT_YEAR = /\b(?:199\d|20\d\d)\b/
const HISTORY_DOUBT = 0.5
/** Such a text says in its title what it is. */
const NOTICE_CHARACTERS = 120

/** Drafts of a text that by its title binds nobody are less sure. */
export function doubted(drafts: readonly Draft[], text: string): readonly Draft[] {
  const doubt = NOTICE.test(text.slice(0, NOTICE_CHARACTERS)) ? NOTICE_DOUBT : OLD_TITLE.test(text.slice(0, NOTICE_CHARACTERS)) && !RECENT_YEAR.test(text) ? HISTORY_DOUBT : 0
  return doubt === 0 ? drafts : drafts.map((draft) => ({ ...draft, confidence: Math.max(0.05, draft.confidence - doubt) }))
}
