import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import type { FieldDifference, LinkDifference, RecordDifference } from '../../../shared/queries/comparePlans.ts'
import { shownRefs } from '../../../shared/queries/refs.ts'
import type { PlanDate } from '../../../shared/schema/planDate.ts'
import type { RecordKind } from '../../../shared/schema/records.ts'
import { linkTables, type LinkKind } from '../../../shared/schema/links.ts'
import { useWords } from '../../words/useWords.ts'
import { fieldChange, type FieldChange, type ValueWords } from './fieldChange.ts'
import type { Compared } from './useComparison.ts'

/** What is said of a link, all of one kind together. */
export interface NamedChange {
  readonly key: string
  readonly label: string
  readonly change: FieldChange
}

/** Differences in the reader's words; names are those of now, or of then where there are none. */
export function useDifferenceWords(compared: () => Compared) {
  const { t, te } = useI18n()
  const { date } = useWords()
  const refs = computed(() => [shownRefs(compared().after), shownRefs(compared().before)] as const)

  function title(kind: RecordKind, id: string): string {
    const { after, before } = compared()
    const record = recordIn(after.records[kind], id) ?? recordIn(before.records[kind], id)
    const ref = refs.value[0].get(id) ?? refs.value[1].get(id)
    const name = titleFields.map((field) => record?.[field]).find((value) => typeof value === 'string' && value !== '') as string | undefined
    return [ref, name ?? t('records.untitled')].filter(Boolean).join(' ')
  }

  /** An assessment has no title: its judgement is one. */
  function titleOf({ kind, id, after, before }: RecordDifference): string {
    return kind === 'assessment' ? t(`words.assessment.${String((after ?? before)?.status)}`) : title(kind, id)
  }

  const words: ValueWords = {
    date: (value) => date(value as PlanDate, 'long'),
    flag: (value) => t(value ? 'detail.yes' : 'detail.no'),
    choice: (list, value) => t(`words.${list}.${value}`),
    record: title,
    listed: (list, key) => [compared().after, compared().before].flatMap(({ meta }) => meta[list]).find((entry) => entry.key === key)?.value ?? key,
  }

  function label(field: string): string {
    return [`versions.field.${field}`, `detail.field.${field}`].filter((key) => te(key)).map((key) => t(key))[0] ?? field
  }

  function fieldChanges(record: RecordKind | 'meta', fields: readonly FieldDifference[]): NamedChange[] {
    return fields.map((difference) => ({ key: difference.field, label: label(difference.field), change: fieldChange(record, difference, words) }))
  }

  function linkChanges(links: readonly LinkDifference[]): NamedChange[] {
    return [...groups(links)].map(([kind, list]) => ({
      key: kind,
      label: t(`versions.link.${kind}`),
      change: {
        as: 'members', reworded: [],
        removed: list.filter((link) => link.before !== null).map((link) => linked(kind, link.to)),
        added: list.filter((link) => link.after !== null).map((link) => linked(kind, link.to)),
      },
    }))
  }

  function linked(kind: LinkKind, to: string): string {
    const { after, before } = compared()
    const found = linkTables[kind].to.find((target) => recordIn(after.records[target], to) ?? recordIn(before.records[target], to))
    return found ? title(found, to) : t('records.untitled')
  }

  return { title, titleOf, fieldChanges, linkChanges }
}

const titleFields = ['title', 'shortName', 'name', 'exact', 'state'] as const

function recordIn(records: ReadonlyMap<string, unknown>, id: string): Readonly<Record<string, unknown>> | undefined {
  return records.get(id) as Readonly<Record<string, unknown>> | undefined
}

function groups(links: readonly LinkDifference[]): ReadonlyMap<LinkKind, readonly LinkDifference[]> {
  const byKind = new Map<LinkKind, LinkDifference[]>()
  for (const link of links) byKind.set(link.kind, [...(byKind.get(link.kind) ?? []), link])
  return byKind
}
