import { useI18n } from 'vue-i18n'
import type { CollisionChoice } from '../../../shared/schema/words.ts'
import { useActivityWords, type ActivityWords } from '../../activity/useActivityWords.ts'
import { canPutBack, type CollisionRow, type RowItem, type RowSide } from './collisionRows.ts'

/** One of the answers to a collision, beside the side that it lets stand. */
export interface Answer {
  readonly choice: CollisionChoice
  readonly label: string
}

/** What collided and what was decided, in words. @param words where the page itself gives them, which it cannot be given by itself */
export function useCollisionWords(words: ActivityWords = useActivityWords()) {
  const { t } = useI18n({ useScope: 'global' })
  const { fieldName, names, kindName, valueOf } = words

  /** "Due". */
  function fieldOf({ kind, field, subject }: Pick<CollisionRow, 'kind' | 'field' | 'subject'>): string {
    if (kind !== 'field') return t(`away.field.${kind}`)
    return field && subject ? fieldName(subject.kind, field.name) : t('away.field.single')
  }

  /** "Due of T-3 Conclude the partner agreement", for whoever does not see it. */
  function rowName(row: CollisionRow): string {
    const name = row.subject && names.value.of(row.subject)
    const record = name ? [name.ref, name.title || (row.subject ? kindName(row.subject.kind) : '')].filter(Boolean).join(' ') : ''
    return [fieldOf(row), record].filter(Boolean).join(', ')
  }

  function authorName({ isMine, author }: RowSide): string {
    return isMine ? t('away.you') : author.name
  }

  /** A value that fits on a line; of a date, a state, a party the words of the rest of Pacta. */
  function valueWordsOf({ subject, field, value }: Pick<RowItem, 'subject' | 'field' | 'value'>): string {
    if (subject === null || field === null) return ''
    return valueOf({ subject, field, said: 'set' }, value)
  }

  /** In the order of the row's sides; null where a side cannot be put back. */
  function answers(row: CollisionRow): readonly (Answer | null)[] {
    return row.sides.map((side): Answer | null => {
      const choice = side.which === 'stands' ? 'keep' : 'put-back'
      if (choice === 'put-back' && !canPutBack(row)) return null
      return { choice, label: answerLabel(row, side) }
    })
  }

  function answerLabel({ kind, mine, now }: CollisionRow, { which, isMine, author: { name } }: RowSide): string {
    const isKept = which === 'stands'
    if (kind === 'archived' || kind === 'link') return t(isKept ? 'away.decide.keepArchived' : 'away.decide.restore')
    if (isKept && now) return t('away.decide.keepNow')
    if (mine === null) return t(isKept ? 'away.decide.keepOf' : 'away.decide.putOf', { name })
    if (isMine) return t(isKept ? 'away.decide.keepMine' : 'away.decide.putMine')
    return t(isKept ? 'away.decide.keepTheirs' : 'away.decide.putTheirs')
  }

  /** What a decision comes to: "your value stays". */
  function outcome({ kind, sides }: CollisionRow, choice: CollisionChoice): string {
    if (choice === 'leave') return t('away.decided.left')
    if (kind === 'archived' || kind === 'link') return t(choice === 'keep' ? 'away.decided.keptArchived' : 'away.decided.restored')
    const side = sides.find(({ which }) => which === (choice === 'keep' ? 'stands' : 'gave-way'))!
    const whose = side.isMine ? 'ours' : 'theirs'
    if (choice === 'keep') return t(whose === 'ours' ? 'away.decided.keptYours' : 'away.decided.keptTheirs', { name: side.author.name })
    return t(whose === 'ours' ? 'away.decided.yours' : 'away.decided.theirs', { name: side.author.name })
  }

  return { fieldOf, rowName, authorName, valueWordsOf, answers, outcome }
}
