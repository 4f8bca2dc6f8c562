import { useEventListener, watchDebounced } from '@vueuse/core'
import { computed, onScopeDispose, ref, shallowRef } from 'vue'
import type { Extraction } from '../../../shared/extraction/proposal.ts'
import type { Instrument, Party } from '../../../shared/schema/records.ts'
import { paragraphsOf } from '../../../shared/text/paragraphs.ts'
import { checkSourceText, type PlainTextProblem } from '../../files/plainText.ts'
import { draftStorage } from './draftStorage.ts'
import { extractText } from './extractText.ts'
import { headerFrom, partyKeyOf, type ImportHeader } from '../../../shared/import/importHeader.ts'
import { countDecisions, reduceReview, startReview, type ReviewAction } from '../../../shared/import/importReview.ts'
import type { ImportDraft } from './importDraft.ts'
import { reviewedProposals } from '../../../shared/import/reviewedProposal.ts'
import { sha256Of } from '../../../shared/import/sha256.ts'

const SAVE_AFTER_MS = 250

export type ImportProblem = PlainTextProblem | 'failed' | 'too-many-files'

export interface ImportSurroundings {
  /** Id of the person who imports. */
  readonly user: string
  /** Null: the import makes a new plan. */
  readonly planId: string | null
  readonly storage: Storage
  /** Parties that the plan knows already. */
  readonly parties: () => readonly Party[]
  /** Instruments of the plan, which the text may name. */
  readonly instruments?: () => readonly Instrument[]
  readonly extract?: (text: string, signal: AbortSignal) => Promise<Extraction>
}

/** One import, from text to reviewed proposals. Nothing is written to a plan here. */
export function useImport({ user, planId, storage, parties, instruments = () => [], extract = extractText }: ImportSurroundings) {
  const stored = draftStorage(storage, user, planId)
  const draft = shallowRef<ImportDraft | null>(stored.load())
  const reading = shallowRef<{ readonly paragraphs: number; readonly cancel: () => void } | null>(null)
  const problem = ref<ImportProblem | null>(null)
  const isKept = ref(true)
  const paragraphs = computed(() => (draft.value ? paragraphsOf(draft.value.text) : []))
  const counts = computed(() => (draft.value ? countDecisions(draft.value.review) : { pending: 0, accepted: 0, rejected: 0 }))

  // Typing must not wait for a draft of two million characters to be written at every letter.
  watchDebounced(draft, save, { debounce: SAVE_AFTER_MS })
  useEventListener(window, 'pagehide', save)
  onScopeDispose(() => {
    save()
    reading.value?.cancel()
  })

  function save(): void {
    if (draft.value) isKept.value = stored.save(draft.value)
  }

  /** Reads a text for proposals. True when it was read; otherwise `problem` says why, or it was cancelled. */
  async function read(text: string, fileName = ''): Promise<boolean> {
    const checked = checkSourceText(text)
    problem.value = checked.ok ? null : checked.problem
    if (!checked.ok || reading.value) return false
    const abort = new AbortController()
    reading.value = { paragraphs: paragraphsOf(text).length, cancel: () => abort.abort() }
    try {
      const extraction = await extract(text, abort.signal)
      draft.value = draftFrom(extraction, text, fileName)
      return true
    } catch {
      if (!abort.signal.aborted) problem.value = 'failed'
      return false
    } finally {
      reading.value = null
    }
  }

  function draftFrom(extraction: Extraction, text: string, fileName: string): ImportDraft {
    const header = headerFrom(extraction, text, fileName, parties(), instruments())
    const proposals = reviewedProposals(extraction, (actor) => partyKeyOf(header.parties, actor))
    return { text, sha256: sha256Of(text), header, review: startReview(proposals), planTitle: null, madePlanId: null }
  }

  function act(action: ReviewAction): void {
    if (draft.value) draft.value = { ...draft.value, review: reduceReview(draft.value.review, action, draft.value.text) }
  }

  function changeHeader(change: Partial<ImportHeader>): void {
    if (draft.value) draft.value = { ...draft.value, header: { ...draft.value.header, ...change } }
  }

  function changePlanTitle(planTitle: string): void {
    if (draft.value) draft.value = { ...draft.value, planTitle }
  }

  function rememberPlan(madePlanId: string): void {
    if (draft.value) draft.value = { ...draft.value, madePlanId }
  }

  /** Throws the import away. */
  function discard(): void {
    stored.clear()
    draft.value = null
    problem.value = null
  }

  function refuse(reason: ImportProblem | null): void {
    problem.value = reason
  }

  return { draft, reading, problem, isKept, paragraphs, counts, read, act, changeHeader, changePlanTitle, rememberPlan, discard, refuse }
}

export type Import = ReturnType<typeof useImport>
