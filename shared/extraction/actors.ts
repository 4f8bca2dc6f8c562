import { PARTY_PRONOUNS } from './lexicon/subjects.ts'
import type { Party } from './parties.ts'
import { containsWord } from './party-names.ts'

/** True when the words name a party or stand for the parties. */
export function namesParty(words: string, parties: readonly Party[]): boolean {
  const lower = words.toLowerCase()
  if (PARTY_PRONOUNS.includes(lower)) return true
  return parties.some((party) => party.aliases.some((alias) => containsWord(words, alias)))
}

/** Short names of the parties in a subject; all parties when it stands for them together. */
export function actorsIn(subject: string, parties: readonly Party[]): string[] {
  const named = parties.filter((party) => party.aliases.some((alias) => containsWord(subject, alias))).map(shortNameOf)
  if (named.length > 0) return named
  const isTogether = /^(?:and\s+)?(?:they|both|we|it|the (?:two|parties|sides|partners|organi[sz]ations|signatories|memorandum|agreement|assistance|document|plan|action plan|programme|program|partnership)|each|parties|an agreement|agreement|either)\b/i.test(subject.trim())
  return isTogether || subject.trim() === '' ? parties.map(shortNameOf) : []
}

export function shortNameOf(party: Party): string {
  return party.shortName ?? party.name
}
