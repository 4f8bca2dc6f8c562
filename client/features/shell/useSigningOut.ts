import { ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { useAccountStore } from '../../stores/account.ts'
import { usePlanStore } from '../../stores/plan.ts'
import { notify } from '../../ui/notices.ts'

/** Signing out empties this device, so it asks first while something here has not been sent. */
export function useSigningOut() {
  const { t } = useI18n()
  const account = useAccountStore()
  const plan = usePlanStore()
  const isAsking = ref(false)
  const unsent = ref(0)

  async function signOut(): Promise<void> {
    unsent.value = await plan.countUnsentOnDevice().then(({ changes }) => changes, () => plan.sync.changes)
    if (unsent.value > 0) isAsking.value = true
    else await signOutAnyway()
  }

  async function signOutAnyway(): Promise<void> {
    isAsking.value = false
    if (!(await account.signOut())) notify({ text: t('shell.signOutFailed'), tone: 'problem' })
  }

  return { isAsking, unsent, signOut, signOutAnyway }
}
