import type { Clause } from './clauses.ts'
import { EFFECT_VERBS, FINAL_CLAUSE_WORDS, IDLE_VERBS, INSTRUMENT_CLAUSE_WORDS, VAGUE_COMMITMENT_VERBS } from './lexicon/predicates.ts'
import type { Force, ProposalKind } from './proposal.ts'
import { isProgramme, type SubjectClass } from './subjects.ts'
import { ADVERB_IN_LY, isParticiple } from './verb-forms.ts'

/** What a predicate with its subject amounts to. */
export interface Judgement {
  readonly kind: ProposalKind
  readonly force: Force
  readonly confidence: number
}

export interface JudgementContext {
  readonly subject: SubjectClass
  readonly triggerWords: string
  readonly inQuotation: boolean
  /** The instrument is another one than the text is about ("the Compact"). */
  readonly isOtherInstrument: boolean
  /** The text is the instrument itself: numbered articles, or many a "shall". */
  readonly isInstrumentText: boolean
  /** The text speaks of an agreement or a promise at all; news about others often does not. */
  readonly isAboutAgreement: boolean
  /** The sentence tells of a year before the one the text is of. */
  readonly isHistory: boolean
}

const FINAL = new RegExp(`^(?:\\s+\\p{L}+ly)?\\s+(?:${FINAL_CLAUSE_WORDS.join('|')})\\b`, 'iu')
const INSTRUMENT_CLAUSE = new RegExp(`^(?:\\s+\\p{L}+ly)?\\s+(?:${INSTRUMENT_CLAUSE_WORDS.join('|')})\\b`, 'iu')
const VAGUE = new RegExp(`^\\s*(?:\\p{L}+ly\\s+)?(?:${VAGUE_COMMITMENT_VERBS.join('|')})\\b`, 'iu')
const VERB = new RegExp(`^\\s+(?:(?:also|further|${ADVERB_IN_LY}|now|then|both|jointly|not|together|soon|in turn)\\s+)*(\\p{L}[\\p{L}-]*)(?:\\s+(?:also\\s+|\\p{L}+ly\\s+)?(\\p{L}+))?`, 'u')
const NO_DUTY = /\b(?:aim|goal|problem|challenge|idea|question|task|role|mission|job|way|point|hope|key|priority|plan|trick|solution|step|response|objective|purpose|reason|best|first|next|answer|option|ambition|dream|focus|choice|result|use)s?(?:\s+(?:of|for|in|now|here|today)\b.*)?$/i
const IDLE = new RegExp(`^\\s*(?:${IDLE_VERBS.join('|')})\\b`, 'i')
// Web pages speak to their readers.
const READER = /\bcookies?\b|\b(?:this|our) (?:web)?(?:site|page) (?:you|we|uses)|\byour (?:browser|consent|e-?mail|settings|privacy|inbox)\b|\b(?:click|subscribe|unsubscribe|sign up|log in)\b|\bno obligation to update\b/i
const EFFECTS = new Set(EFFECT_VERBS)
// Subjects by which an instrument speaks of itself.
const SELF = /\b(?:agreement|convention|memorandum|mou|protocol|treaty|instrument|arrangement|declaration|programme|text|copy|copies|provision|article|annex|duration|validity|term|period|ratification|signature|accession|amendment|denunciation|withdrawal|termination|nothing|charter|statute|compact|letter|reply|note)(?:s|es)?\b/i
const START = /^\s+(?:also\s+)?(?:begin|start|commence|kick off|get under way|be launched)\b/i
const DEPOSITARY = /^\s+(?:\p{L}+ly\s+)?(?:notify|inform|transmit|communicate|send|register)\b[^.;]*\b(?:signatures?|ratifications?|accessions?|denunciations?|certified (?:true )?cop(?:y|ies)|instruments? of|entry into force)\b/iu
const PROCEDURE = /^\s+(?:(?:normally|usually|also)\s+)?(?:meet\b|convene\b|report\b|be (?:composed|chaired|co-chaired|convened|presided|made up)\b|consist of\b|be composed of\b|elect\b|adopt (?:its|their) (?:own )?rules|take (?:its|their) decisions|hold (?:its|their) (?:meetings|sessions))/i

/** Decides what a clause is, or null when it is no commitment at all. */
export function judge(clause: Clause, sentence: string, context: JudgementContext): Judgement | null {
  const { rule } = clause.trigger
  const complement = sentence.slice(clause.trigger.end, clause.end)
  if (isBarren(clause, sentence, complement, context.subject)) return null
  if (context.isOtherInstrument) return { kind: 'other-instrument', force: 'aim', confidence: 0.3 }
  if (context.inQuotation) return quoted(clause, context)
  const base: Judgement = { kind: rule.kind, force: rule.force, confidence: rule.confidence }
  const judged = judgeByRule(base, clause, complement, context)
  if (!judged) return null
  let confidence = judged.confidence
  if (clause.frame === 'remark') return { ...judged, kind: judged.kind === 'areas' ? 'statement' : remarkKind(context.subject), confidence: Math.min(0.35, confidence) }
  if (context.isHistory && isPastTense(context.triggerWords)) confidence -= 0.45
  if (/\bhad\s+(?:\p{L}+\s+)?$/u.test(sentence.slice(0, clause.trigger.start))) confidence -= 0.35
  if (clause.isRelative) confidence -= isPastTense(context.triggerWords) ? 0.4 : 0.25
  return { ...judged, confidence: Math.max(0.05, confidence) }
}

function remarkKind(subject: SubjectClass): ProposalKind {
  return subject === 'instrument' || subject === 'it' ? 'effect' : 'statement'
}

function isPastTense(triggerWords: string): boolean {
  return /^(?:\p{L}+ed|took|undertook|made|vowed|gave|was|were|had)\b/iu.test(triggerWords)
}

function isBarren(clause: Clause, sentence: string, complement: string, subject: SubjectClass): boolean {
  if (/^(?:shall|will|may|is-to|would|areas|must)$/.test(clause.trigger.rule.rule)) {
    if (FINAL.test(complement) || DEPOSITARY.test(complement)) return true
    if (INSTRUMENT_CLAUSE.test(complement) && (/^(?:instrument|it|none|there)$/.test(subject) || SELF.test(clause.subject))) return true
  }
  if (/^\s*for the purposes? of (?:this|the|these)\b[^;]*\b(?:means?|is|are)\b/i.test(sentence) && clause.trigger.rule.rule === 'purpose') return true
  if (/^\s*(?:nothing|no provision|for the purposes? of this)\b/i.test(clause.subject)) return true
  if (/will|would/.test(clause.trigger.rule.rule) && IDLE.test(complement)) return true
  if (READER.test(sentence)) return true
  if (/\b(?:in witness whereof|legally binding|authentic)\b/i.test(sentence)) return true
  if (/^\s*(?:also\s+)?(?:need|have|require)(?:\s+to)?\b/.test(complement) && /^(?:will|would)$/.test(clause.trigger.rule.rule) && /^(?:unknown|outsider|there|none|it|instrument)$/.test(subject)) return true
  return /\?$/.test(sentence.trim())
}

function quoted(clause: Clause, context: JudgementContext): Judgement | null {
  const { rule } = clause.trigger
  if (rule.rule === 'may' || context.subject === 'outsider') return null
  return { kind: 'statement', force: rule.force, confidence: 0.3 }
}

function judgeByRule(base: Judgement, clause: Clause, complement: string, context: JudgementContext): Judgement | null {
  switch (clause.trigger.rule.rule) {
    case 'would':
      // "adding that the union would train coaches"
      if (clause.frame === 'promise' && context.subject !== 'outsider' && context.subject !== 'instrument' && context.subject !== 'there' && (context.subject !== 'unknown' || /^\s+(?:also\s+)?be\s/.test(complement))) return { ...base, confidence: 0.6 }
      return judgeWill(base, complement, context, clause)
    case 'will':
      return judgeWill(base, complement, context, clause)
    case 'shall':
      return PROCEDURE.test(complement) ? { ...base, kind: 'procedure', confidence: 0.6 } : base
    case 'may':
      return context.subject === 'outsider' || context.subject === 'there' ? null : base
    case 'is-to':
      if (context.subject === 'unknown' && context.isAboutAgreement && !NO_DUTY.test(clause.subject.trim())) return { ...base, confidence: 0.56 }
      return context.subject === 'party' || context.subject === 'entity' ? base : context.subject === 'instrument' && /^\s+be\b/.test(complement) ? { ...base, confidence: 0.55 } : { ...base, confidence: /^\s+be\s/.test(complement) && /not/.test(context.triggerWords) ? 0.56 : 0.4 }
    case 'areas':
      return judgeAreas(base, clause, context)
    case 'purpose':
      return judgePurpose(base, context)
    case 'work-under-way':
      return judgeOngoing(base, clause, context)
    case 'expected':
      return judgeExpected(base, complement, context)
    case 'must':
      return context.isInstrumentText && /^(?:entity|party|unknown)$/.test(context.subject) && !/^\s+(?:(?:also|now|all)\s+)*(?:act|do|listen|invest|not forget|never|remain|continue|work together|step up|be|play|take action)\b/i.test(complement) && !/^we$/i.test(clause.subject.trim()) ? base : null
    case 'entitlement':
      return judgeEntitlement(base, context)
    case 'responsible':
      return context.isInstrumentText || context.subject === 'party' ? base : { ...base, confidence: 0.45 }
    case 'body-decides':
      return context.subject === 'none' && clause.lead.trim() === '' ? base : null
    case 'present-undertaking':
      return context.subject === 'party' || context.isInstrumentText && context.subject === 'entity' ? base : null
    case 'bind-others':
      return context.subject === 'outsider' || context.subject === 'event' ? null : base
    case 'commit-to':
      return judgeCommitted(judgePromise(base, context), clause, complement, context)
    case 'profession':
      return base
    case 'sign-to':
      return context.subject === 'instrument' || context.subject === 'event' ? null : base
    case 'agreement-reached':
      // "have reached an agreement on quotas" reports; what was agreed comes behind.
      return /\bon$/i.test(context.triggerWords) ? { ...base, kind: 'purpose-lede', confidence: 0.5 } : judgePromise(base, context)
    default:
      return judgePromise(base, context)
  }
}

// "By 2025, 100% of our packaging will be recyclable"
function isTarget(words: string): boolean {
  return /\bby (?:the end of )?20\d\d\b/i.test(words) && /\d\s?(?:%|per ?cent)|\b(?:all|every|our|half)\b/i.test(words)
}

// "is expected to be published in May" announces; "is expected to create jobs" praises.
function judgeExpected(base: Judgement, complement: string, context: JudgementContext): Judgement | null {
  if (context.subject === 'outsider' || context.subject === 'there' || !context.isAboutAgreement) return null
  const verb = /^\s+(?:be\s+)?(?:\p{L}+ly\s+)?(\p{L}+)/u.exec(complement)?.[1] ?? ''
  const isPassive = /^\s+be\s/.test(complement) && isParticiple(verb)
  return isPassive || /^\s+(?:start|begin|open|convene|meet|sign|adopt|launch|publish|present|be (?:ready|operational|completed))\b/.test(complement) ? { ...base, kind: 'undertaking', confidence: 0.6 } : base
}

function judgeEntitlement(base: Judgement, context: JudgementContext): Judgement | null {
  if (context.subject === 'outsider' || context.subject === 'there') return null
  if (/right to/.test(context.triggerWords) && context.subject === 'unknown') return null
  if (context.isInstrumentText || context.subject === 'party') return base
  return { ...base, confidence: /entitled|from now|henceforth/.test(context.triggerWords) ? base.confidence : 0.58 }
}

// "is committed to excellence" professes; "is committed to halving the waiting time" undertakes.
function judgeCommitted(base: Judgement | null, clause: Clause, complement: string, context: JudgementContext): Judgement | null {
  if (!base || !/^committed\b/i.test(context.triggerWords) || !/\b(?:is|are|was|were|remains?|stays?|being)\s*$/.test(clause.subject.trimEnd())) return base
  const isConcrete = /\d|\b(?:half|one|two|three|four|five|ten)\b/.test(complement) || !VAGUE.test(complement) && /^\s*\p{L}+ing\b/u.test(complement)
  return isConcrete ? base : { ...base, kind: 'statement', confidence: 0.4 }
}

function judgePromise(base: Judgement, context: JudgementContext): Judgement | null {
  if (context.subject === 'outsider') return { ...base, confidence: base.confidence - 0.45 }
  const isIdle = !context.isAboutAgreement && base.force === 'planned' && (context.subject === 'entity' || context.subject === 'unknown')
  const doubt = (context.subject === 'unknown' ? 0.12 : 0) + (isIdle ? 0.22 : 0)
  return doubt > 0 ? { ...base, confidence: base.confidence - doubt } : base
}

function judgeWill(base: Judgement, complement: string, context: JudgementContext, clause: Clause): Judgement | null {
  const verb = VERB.exec(complement)
  const first = verb?.[1]?.toLowerCase() ?? ''
  const isPassive = first === 'be' && isParticiple(verb?.[2] ?? '')
  switch (context.subject) {
    case 'party':
    case 'entity':
      if (first === 'be' && !isPassive && !/^\s+(?:also\s+)?be (?:responsible|in charge|valid|able|allowed|free|eligible|available|open|exempt|subject|required|liable|entitled)\b/.test(complement)) return { ...base, confidence: base.confidence - 0.25 }
      return context.subject === 'party' ? base : { ...base, confidence: base.confidence - (context.isAboutAgreement ? 0.05 : 0.22) }
    case 'event':
      return isPassive || first === 'take' ? { ...base, kind: 'procedure', confidence: base.confidence - 0.3 } : null
    case 'instrument':
    case 'it':
      if (isPassive) return { ...base, confidence: base.confidence - 0.15 }
      if (START.test(complement) && /\b(?:activities|work|implementation|projects?|programme|construction|phase|training)\b/i.test(clause.subject)) return { ...base, confidence: 0.6 }
      if (isProgramme(clause.subject) && (!EFFECTS.has(first) || /^(?:support|create|build|continue)$/.test(first) && /\b(?:project|programme|program|initiative|fund|facility|network|scheme)s?\b/i.test(clause.subject))) return { ...base, confidence: base.confidence - 0.12 }
      return EFFECTS.has(first) || context.subject === 'instrument' ? { ...base, kind: 'effect', confidence: 0.4 } : { ...base, confidence: base.confidence - 0.1 }
    case 'outsider':
      return { ...base, kind: 'effect', confidence: 0.35 }
    case 'there':
      return { ...base, kind: 'effect', confidence: 0.4 }
    case 'none':
    case 'unknown':
      if (isTarget(clause.lead + complement)) return { ...base, confidence: base.confidence - 0.15 }
      if (clause.trigger.rule.rule === 'would') return { ...base, kind: 'effect', confidence: 0.3 }
      if (isPassive) return { ...base, confidence: base.confidence - 0.1 }
      return EFFECTS.has(first) ? { ...base, kind: 'effect', confidence: 0.4 } : { ...base, confidence: base.confidence - 0.2 }
  }
}

function judgeAreas(base: Judgement, clause: Clause, context: JudgementContext): Judgement | null {
  if (context.subject === 'event' || context.subject === 'outsider' || context.subject === 'there') return null
  if (context.subject === 'instrument' || context.subject === 'it') return base
  const isPlainVerb = /^(?:covers?|includes?|comprises?|encompass(?:es)?|provides? for|calls for)\b/i.test(context.triggerWords)
  if (isPlainVerb && !/\b(?:areas?|fields?|forms?|topics|themes|priorities|domains|cooperation|activities|measures)\b/i.test(clause.subject)) return { ...base, confidence: 0.35 }
  const isVague = context.subject === 'unknown' || context.subject === 'none'
  if (/^(?:areas|fields|forms|domains|priorities|modalities|will|shall|may|would)/i.test(clause.trigger.rule.rule === 'areas' ? clause.subject.trim() || 'areas' : '')) return base
  return { ...base, kind: isVague ? 'areas' : 'undertaking', confidence: base.confidence - (isVague ? 0.2 : 0.15) }
}

function judgePurpose(base: Judgement, context: JudgementContext): Judgement | null {
  if (context.subject === 'event' || context.subject === 'outsider') return null
  if (context.subject === 'instrument' || context.subject === 'it') return base
  if (context.subject === 'party') return { ...base, kind: 'undertaking', confidence: 0.7 }
  // "The Institute aims to …" describes its standing work.
  if (context.subject === 'entity') return { ...base, confidence: 0.5 }
  return { ...base, confidence: 0.58 }
}

function judgeOngoing(base: Judgement, clause: Clause, context: JudgementContext): Judgement | null {
  if (context.subject === 'party' || context.subject === 'entity') return base
  if (/being|preparation|development|way/.test(clause.trigger.rule.rule)) return base
  return { ...base, confidence: 0.56 }
}
