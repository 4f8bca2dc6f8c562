import { useI18n } from 'vue-i18n'
import type { DoneCommand } from '../../shared/commands/transact.ts'
import { usePlanStore } from '../stores/plan.ts'
import { commandSubjects } from './commandSubject.ts'
import { recordName } from './recordName.ts'
import { usePlanIndex } from './usePlanIndex.ts'

/**
 * Says what a command did: "due date of T-14". The words are loaded once they
 * are needed; `loaded` tells when they can be said.
 */
export function useCommandWords() {
  const messages = useI18n({ useScope: 'global' })
  const { t, te } = messages
  const plan = usePlanStore()
  const { refs } = usePlanIndex()

  async function load(): Promise<boolean> {
    try {
      const { addCommandTexts } = await import('../messages/commandTexts.ts')
      addCommandTexts(messages)
      return true
    } catch {
      // On a first visit whose server has gone; general words will do.
      return false
    }
  }

  function say({ name, changes }: DoneCommand): string {
    const key = te(`commands.command.${name}`) ? name : 'other'
    return t(`commands.command.${key}`, { record: subjectWords(changes) })
  }

  function subjectWords(changes: DoneCommand['changes']): string {
    const subjects = commandSubjects(changes)
    const [first] = subjects
    if (!first) return t('commands.plan')
    const named = subjects.length === 1 ? recordName(plan.structure, refs.value, first) : ''
    return named || t('commands.recordCount', { n: subjects.length }, subjects.length)
  }

  return { load, say }
}
