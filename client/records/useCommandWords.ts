import { useI18n } from 'vue-i18n'
import type { DoneCommand } from '../../shared/commands/transact.ts'
import { usePlanStore } from '../stores/plan.ts'
import type { CommandTeller } from './commandWords.ts'
import { usePlanIndex } from './usePlanIndex.ts'

/** Says what a command did: "due date of T-14". What that takes is loaded when it is first asked for. */
export function useCommandWords() {
  const messages = useI18n({ useScope: 'global' })
  const plan = usePlanStore()
  const { refs } = usePlanIndex()

  /** Null where it cannot be loaded: on a first visit whose server has gone. General words will do. */
  return async (): Promise<((command: DoneCommand) => string) | null> => {
    const loaded = await import('./commandWords.ts').catch(() => null)
    if (!loaded) return null
    loaded.addCommandTexts(messages)
    return (command) => loaded.commandWords(messages as unknown as CommandTeller, plan.structure, refs.value, command)
  }
}
