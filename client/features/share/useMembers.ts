import { computed, ref, shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { http, type HttpProblem, type Member, type MemberInput } from '../../api/http.ts'
import { announce } from '../../ui/announce.ts'

export interface MadeLink {
  readonly name: string
  /** `plan`: an address for somebody who signs in as before; the server gave no link into their account. */
  readonly opens: 'account' | 'plan'
  readonly address: string
}

/** The members of a plan as the server knows them; sharing never works offline. */
export function useMembers(planId: string) {
  const { t } = useI18n()
  const members = shallowRef<readonly Member[] | null>(null)
  const problem = ref<string | null>(null)
  const isUnreachable = ref(false)
  const link = shallowRef<MadeLink | null>(null)
  const isBusy = ref(false)

  async function load(): Promise<void> {
    const answer = await http.members(planId)
    if (answer.ok) members.value = answer.value
    note(answer.ok ? null : answer.problem)
  }

  /** True when the server took it. Adding always gives a link, changing a role none. */
  async function put(input: MemberInput, done: string, withLink = false): Promise<boolean> {
    isBusy.value = true
    const answer = await http.putMember(planId, input, withLink)
    isBusy.value = false
    note(answer.ok ? null : answer.problem)
    if (!answer.ok) return false
    if (withLink) link.value = madeLink(input.name, answer.value.signInLink)
    announce(done)
    await load()
    return true
  }

  async function remove(member: Member): Promise<boolean> {
    isBusy.value = true
    const answer = await http.removeMember(planId, member.userId)
    isBusy.value = false
    note(answer.ok ? null : answer.problem)
    if (!answer.ok) return false
    announce(t('share.removed', { name: member.name }))
    await load()
    return true
  }

  function madeLink(name: string, signInLink: string | null): MadeLink {
    if (signInLink !== null) return { name, opens: 'account', address: signInLink }
    return { name, opens: 'plan', address: new URL(`/plans/${planId}`, location.href).href }
  }

  function note(why: HttpProblem | null): void {
    isUnreachable.value = why?.kind === 'unreachable'
    problem.value = why === null || why.kind === 'unreachable' ? null : t('share.failed', { why: why.message })
  }

  return { members, problem, isUnreachable, link, isBusy: computed(() => isBusy.value), load, put, remove }
}
