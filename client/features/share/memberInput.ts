import type { MemberInput } from '../../api/http.ts'

export type MemberField = 'name' | 'email'

/** What is missing before a person can be added: message keys by field. */
export function memberProblems(input: Pick<MemberInput, 'name' | 'email'>): Partial<Record<MemberField, string>> {
  return {
    ...(input.name.trim() === '' ? { name: 'share.nameMissing' } : {}),
    ...(isEmail(input.email) ? {} : { email: 'share.emailInvalid' }),
  }
}

/** Only plain mistakes: whether an address exists is found out by writing to it. */
function isEmail(text: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim())
}
