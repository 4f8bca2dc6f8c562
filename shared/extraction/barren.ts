import type { Clause } from './clauses.ts'
import { FINAL_CLAUSE_WORDS, IDLE_VERBS, INSTRUMENT_CLAUSE_WORDS } from './lexicon/predicates.ts'
import type { SubjectClass } from './subjects.ts'

const FINAL = new RegExp(`^(?:\\s+\\p{L}+ly)?\\s+(?:${FINAL_CLAUSE_WORDS.join('|')})\\b`, 'iu')
const INSTRUMENT_CLAUSE = new RegExp(`^(?:\\s+\\p{L}+ly)?\\s+(?:${INSTRUMENT_CLAUSE_WORDS.join('|')})\\b`, 'iu')
const IDLE = new RegExp(`^\\s*(?:${IDLE_VERBS.join('|')})\\b`, 'i')
// Web pages speak to their readers.
const READER = /\bcookies?\b|\b(?:this|our) (?:web)?(?:site|page) (?:you|we|uses)|\byour (?:browser|consent|e-?mail|settings|privacy|inbox)\b|\b(?:click|subscribe|unsubscribe|sign up|log in)\b|\bno obligation to update\b|\bwill find (?:the|our|more|all|further)\b[^.]*\b(?:under|below|here|on (?:the|our) (?:web)?(?:site|page))\b/i
// Subjects by which an instrument speaks of itself.
const SELF = /\b(?:agreement|convention|memorandum|mou|protocol|treaty|instrument|arrangement|declaration|programme|text|copy|copies|provision|article|annex|duration|validity|term|period|ratification|signature|accession|amendment|denunciation|withdrawal|termination|nothing|charter|statute|compact|letter|reply|note)(?:s|es)?\b/i
const DEPOSITARY = /^\s+(?:\p{L}+ly\s+)?(?:notify|inform|transmit|communicate|send|register)\b[^.;]*\b(?:signatures?|ratifications?|accessions?|denunciations?|certified (?:true )?cop(?:y|ies)|instruments? of|entry into force)\b/iu

/** True when the instrument speaks of itself ("this Protocol"). */
export function isSelf(subject: string): boolean {
  return SELF.test(subject)
}

/** True for clauses that promise nothing whatever their predicate: final clauses, words to the reader, questions. */
export function isBarren(clause: Clause, sentence: string, complement: string, subject: SubjectClass): boolean {
  if (/^(?:shall|will|may|is-to|would|areas|must)$/.test(clause.trigger.rule.rule)) {
    if (FINAL.test(complement) || DEPOSITARY.test(complement)) return true
    if (INSTRUMENT_CLAUSE.test(complement) && (/^(?:instrument|it|none|there)$/.test(subject) || SELF.test(clause.subject))) return true
  }
  if (/^\s*for the purposes? of (?:this|the|these)\b[^;]*\b(?:means?|is|are)\b/i.test(sentence) && clause.trigger.rule.rule === 'purpose') return true
  if (/^\s*(?:nothing|no provision|for the purposes? of this)\b/i.test(clause.subject)) return true
  if (/will|would/.test(clause.trigger.rule.rule) && IDLE.test(complement)) return true
  if (clause.trigger.rule.rule === 'shall' && /^\s+(?:never\s+)?be (?:remembered|forgotten|missed)\b/i.test(complement)) return true
  if (READER.test(sentence)) return true
  // "argue about whether it shall be seen as …"
  if (/\bwhether\s+(?:\S+\s+){0,5}$/i.test(clause.lead)) return true
  if (/\b(?:in witness whereof|legally binding|authentic)\b/i.test(sentence)) return true
  if (/^\s*(?:also\s+)?(?:need|have|require)(?:\s+to)?\b/.test(complement) && /^(?:will|would)$/.test(clause.trigger.rule.rule) && /^(?:unknown|outsider|there|none|it|instrument)$/.test(subject)) return true
  return /\?$/.test(sentence.trim())
}
