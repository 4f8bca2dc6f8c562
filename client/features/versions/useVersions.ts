import { computed, ref, shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Result } from '../../../shared/result.ts'
import type { HttpProblem } from '../../api/http.ts'
import { versionsHttp, type ListedVersions, type NamedVersion, type Version } from '../../api/versions.ts'
import { notify } from '../../ui/notices.ts'

/** The versions of a plan, as the server lists them. */
export function useVersions(planId: () => string) {
  const { t } = useI18n()
  const listed = shallowRef<ListedVersions | null>(null)
  const problem = ref<string | null>(null)
  const isUnreachable = ref(false)
  const isBusy = ref(false)
  const byTime = computed(() => new Map<number, Version | NamedVersion>([...(listed.value?.automatic ?? []), ...(listed.value?.named ?? [])].map((version) => [version.seq, version])))

  async function load(): Promise<void> {
    const answer = await versionsHttp.list(planId())
    if (answer.ok) listed.value = answer.value
    isUnreachable.value = !answer.ok && answer.problem.kind === 'unreachable'
    problem.value = answer.ok ? null : wordsOf(answer.problem)
  }

  /** Null when it was done, else why not, for people. */
  async function save(work: () => Promise<Result<unknown, HttpProblem>>, done: string): Promise<string | null> {
    isBusy.value = true
    const answer = await work()
    if (answer.ok) await load()
    isBusy.value = false
    if (!answer.ok) return wordsOf(answer.problem) ?? t('versions.offline')
    notify({ text: done })
    return null
  }

  function wordsOf(why: HttpProblem): string | null {
    return why.kind === 'unreachable' ? null : t('versions.failed', { why: why.message })
  }

  return {
    listed, byTime, problem, isUnreachable, isBusy, load,
    name: (name: string, seq: number | null) => save(() => versionsHttp.name(planId(), name, seq), t('versions.saved', { name })),
    rename: (version: NamedVersion, name: string) => save(() => versionsHttp.rename(planId(), version.id, name), t('versions.saved', { name })),
    removeName: (version: NamedVersion) => save(() => versionsHttp.removeName(planId(), version.id), t('versions.removed', { name: version.name })),
  }
}
