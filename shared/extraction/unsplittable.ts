import { DOCUMENT_NOUNS, NOT_ADJECTIVES, SHORT_ADJECTIVES } from './lexicon/enumerations.ts'
import { ENTITY_NOUNS, PERSON_NOUNS } from './lexicon/subjects.ts'
import { canBeBaseVerb, isNounLike } from './verb-forms.ts'

const PERSONS = new Set(PERSON_NOUNS)
const NOUNS = new Set(NOT_ADJECTIVES)
const SHORT = new Set(SHORT_ADJECTIVES)
const ENTITIES = new Set(ENTITY_NOUNS)
const DOCUMENTS = new RegExp(`\\b(?:${DOCUMENT_NOUNS.join('|')})s?\\b`, 'i')

/** Names of parties, persons and places, adjectives before one noun, and verbs with one object, are no items. */
export function isUnsplittable(members: readonly string[]): boolean {
  // "prevent, investigate and repress offences": verbs with one object.
  const firsts = members.slice(0, -1)
  if (firsts.every((member) => /^\p{Ll}+ing$/u.test(member)) && /^\p{Ll}+ing\s+(?:the|a|an|its|their)\s/u.test(members.at(-1) ?? '')) return true
  if (firsts.every((member) => isBareVerb(member)) && firsts.some((member) => !isNounLike(member)) && canBeBaseVerb(/^\p{Ll}+/u.exec(members.at(-1) ?? '')?.[0] ?? '')) return true
  if (members.some((member) => member.length > 500)) return true
  const isNames = members.every((member) => /^(?:the\s+)?(?:[A-Z]\S*)(?:\s+(?:[A-Z]\S*|of|and|the|for|de|al|von|van))*$/.test(member) && !DOCUMENTS.test(member))
  if (isNames) return true
  const heads = members.map((member) => (member.split(/\s+(?:of|for|in|from|to|and|at|on|with|who|that)\s/)[0] ?? '').split(/\s+/).at(-1)?.toLowerCase() ?? '')
  if (heads.every((head) => ENTITIES.has(head) || PERSONS.has(head) || PERSONS.has(head.replace(/s$/, '')) || ENTITIES.has(head.replace(/s$/, '')) || /(?:ers|ors|ists|ians|men|women|people|children|youth|citizens|experts)$/.test(head))) return true
  const [last] = members.slice(-1)
  const others = members.slice(0, -1)
  const areAdjectives = others.map((member, index) => (index === 0 ? (member.split(/\s+/).at(-1) ?? '') : member)).every((member) => SHORT.has(member.toLowerCase()) || !NOUNS.has(member.toLowerCase()) && !/ment$/.test(member) && /^(?:\p{L}+-)?\p{L}+(?:al|ive|ent|ant|ful|able|ible|ic|ous|ary|ory|ed|ern|ese|ish|ile|ate|cient)$/u.test(member))
  return areAdjectives && (last ?? '').split(/\s+/).length >= 2
}

function isBareVerb(member: string): boolean {
  if (/^(?:up|out|on|down|off)$/.test(member)) return true
  const words = /^(?:\p{L}+ly\s+)?(\p{Ll}+)(?:\s+(?:up|out|on|down|off))?$/u.exec(member)
  return words !== null && canBeBaseVerb(words[1] ?? '')
}
