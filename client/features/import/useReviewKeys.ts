import type { Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { announce } from '../../ui/announce.ts'
import { useKeys, type KeyBinding } from '../../ui/keys.ts'
import { canSplit, mergePartner, type ImportReview, type ReviewAction } from '../../../shared/import/importReview.ts'

export interface ReviewKeyTargets {
  readonly review: Ref<ImportReview>
  readonly act: (action: ReviewAction, moveFocus?: boolean) => void
  readonly show: (key: string) => void
  readonly edit: () => void
  readonly add: () => void
  readonly visibleKeys: () => readonly string[]
}

/** The keys of the review: j k y n e s m u a, and Enter. */
export function useReviewKeys({ review, act, show, edit, add, visibleKeys }: ReviewKeyTargets): void {
  const { t } = useI18n()
  const onCurrent = (run: (key: string) => void) => () => {
    if (review.value.current !== null) run(review.value.current)
  }
  const hasCurrent = (): boolean => review.value.current !== null
  const bind = (keys: string, name: string, run: () => void, when: () => boolean = hasCurrent): KeyBinding =>
    ({ keys, description: `import.keys.${name}`, group: 'import.keys.group', run, when })

  useKeys([
    bind('j', 'next', () => act({ type: 'move', by: 1, among: visibleKeys() }, true)),
    bind('k', 'previous', () => act({ type: 'move', by: -1, among: visibleKeys() }, true)),
    bind('y', 'accept', onCurrent((key) => act({ type: 'decide', key, decision: 'accepted' }))),
    bind('n', 'reject', onCurrent((key) => act({ type: 'decide', key, decision: 'rejected' }))),
    bind('e', 'edit', edit),
    bind('s', 'split', onCurrent(split)),
    bind('m', 'merge', onCurrent(merge)),
    bind('u', 'takeBack', onCurrent((key) => act({ type: 'take-back', key }))),
    bind('a', 'add', add, () => true),
    bind('Enter', 'show', onCurrent(show), () => hasCurrent() && isEnterFree()),
  ])

  function split(key: string): void {
    const proposal = review.value.proposals.find((it) => it.key === key)
    if (proposal && canSplit(proposal)) act({ type: 'split', key })
    else announce(t('import.nothingToSplit'))
  }

  function merge(key: string): void {
    if (mergePartner(review.value, key)) act({ type: 'merge', key })
    else announce(t('import.nothingToMerge'))
  }
}

/** Enter belongs to the button or link that has the focus. */
function isEnterFree(): boolean {
  const focused = document.activeElement
  return !focused || focused === document.body || focused.tagName === 'SECTION' || focused.tagName === 'MAIN'
}
