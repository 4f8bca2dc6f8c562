import { useI18n } from 'vue-i18n'
import { isId } from '../../shared/ids.ts'
import type { Change, Json } from '../../shared/commands/transact.ts'
import { isPlanDate } from '../../shared/schema/planDate.ts'
import { recordKinds } from '../../shared/schema/records.ts'
import { usePlanStore } from '../stores/plan.ts'
import { useWords } from '../words/useWords.ts'
import { recordName } from './recordName.ts'
import { usePlanIndex } from './usePlanIndex.ts'

/** So much of a text tells what it was. */
const VALUE_LENGTH_MAX = 160
/** Fields whose values are words of the field's own list. */
const wordLists: Readonly<Record<string, readonly string[]>> = {
  state: ['taskState'], lifecycle: ['lifecycle'], status: ['assessment'], force: ['force'], shape: ['shape'], stage: ['requestStage'],
  type: ['instrumentType'], kind: ['partyKind', 'sourceKind'],
}
/** Of no interest to people. */
const silentKeys: ReadonlySet<string> = new Set(['order', 'archivedAt', 'createdAt', 'sha256'])

/** A changed value in words, from what to what; null where there is nothing to say that the command does not say. */
export function useValueWords() {
  const { t, te } = useI18n()
  const plan = usePlanStore()
  const { refs } = usePlanIndex()
  const words = useWords()

  function change(it: Change): { readonly before: string; readonly after: string } | null {
    if (it.on === 'created' || it.on === 'link' || silentKeys.has(it.key)) return null
    const after = value(it.key, it.after)
    return { before: value(it.key, it.before), after: after || t('words.none') }
  }

  function value(key: string, stored: Json): string {
    if (stored === null || stored === false) return ''
    const [field = '', entry] = key.split('/')
    if (stored === true) return entry ? nameOf(entry) : '✓'
    if (typeof stored !== 'string') return shorten(JSON.stringify(stored))
    const list = wordLists[field]?.find((name) => te(`words.${name}.${stored}`))
    if (list) return t(`words.${list}.${stored}`)
    if (isPlanDate(stored)) return words.date(stored)
    return isId(stored) ? nameOf(stored) : shorten(stored)
  }

  /** Of a record, or of an entry of the plan's lists. */
  function nameOf(id: string): string {
    const kind = recordKinds.find((it) => (plan.structure.records[it] as ReadonlyMap<string, unknown>).has(id))
    if (kind) return recordName(plan.structure, refs.value, { kind, id }) || id
    const { themes, regions } = plan.structure.meta
    return [...themes, ...regions].find((entry) => entry.key === id)?.value ?? id
  }

  return { change }
}

function shorten(text: string): string {
  return text.length > VALUE_LENGTH_MAX ? `${text.slice(0, VALUE_LENGTH_MAX).trimEnd()}…` : text
}
