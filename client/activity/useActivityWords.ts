import { computed, inject, provide, type ComputedRef, type InjectionKey } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Json } from '../../shared/commands/transact.ts'
import type { ActivityPerson, ActivitySubject } from '../../shared/review/activityEntry.ts'
import type { PlanRecords } from '../../shared/schema/decode.ts'
import { useAccountStore } from '../stores/account.ts'
import { useWords } from '../words/useWords.ts'
import { recordNames, type RecordNames } from './recordNames.ts'
import type { Statement } from './statements.ts'
import { valueWords } from './valueWords.ts'

/** How people, records, fields and values of one plan are called. */
export interface ActivityWords {
  readonly names: ComputedRef<RecordNames>
  /** As sentences say it: "You" for the reader. */
  personName(userId: string): string
  /** The name alone: for initials. */
  faceName(userId: string): string
  kindName(kind: ActivitySubject['kind']): string
  fieldName(kind: ActivitySubject['kind'], name: string): string
  valueOf(statement: Pick<Statement, 'subject' | 'field' | 'said'>, value: Json): string
}

const activityWordsKey: InjectionKey<ActivityWords> = Symbol('activity words')

/** Given once by whoever shows entries of a plan. */
export function provideActivityWords(plan: () => PlanRecords, people: () => readonly ActivityPerson[]): ActivityWords {
  const { t, te } = useI18n()
  const words = useWords()
  const account = useAccountStore()
  const names = computed(() => recordNames(plan()))
  const peopleById = computed(() => new Map(people().map((person) => [person.userId, person])))

  function personName(userId: string): string {
    if (userId === account.user?.id) return t('activity.you')
    const person = peopleById.value.get(userId)
    if (!person || person.name === '') return t('activity.somebody')
    return person.isMember ? person.name : t('activity.former', { name: person.name })
  }

  function valueOf({ subject, field, said }: Pick<Statement, 'subject' | 'field' | 'said'>, value: Json): string {
    const [kind, name, entry] = said === 'assessed' ? ['assessment' as const, 'status', null] : [subject.kind, field?.name ?? '', field?.entry ?? null]
    if (said === 'decided') return t(`activity.choice.${typeof value === 'string' && te(`activity.choice.${value}`) ? value : 'leave'}`)
    return valueWords(kind, name, entry, value, {
      t: (key, values) => t(key, values ?? {}), te: (key) => te(key), date: (date) => words.date(date), instant: (iso) => words.instant(iso), names: names.value, personName,
    })
  }

  const all: ActivityWords = {
    names, personName, valueOf,
    faceName: (userId) => (userId === account.user?.id ? account.user.name : (peopleById.value.get(userId)?.name || t('activity.somebody'))),
    kindName: (kind) => t(`activity.record.${kind}`),
    fieldName: (kind, name) => t(te(`activity.fieldOf.${kind}.${name}`) ? `activity.fieldOf.${kind}.${name}` : te(`activity.field.${name}`) ? `activity.field.${name}` : name),
  }
  provide(activityWordsKey, all)
  return all
}

export function useActivityWords(): ActivityWords {
  const words = inject(activityWordsKey)
  if (!words) throw new Error('An entry of activity stands where no plan is told')
  return words
}
