import { isBarren } from './barren.ts'
import type { Clause } from './clauses.ts'
import { judgeAreas, judgeOngoing, judgePurpose } from './judged-aims.ts'
import { judgeExpected, judgeWill } from './judged-futures.ts'
import { judgeCommitted, judgeEntitlement, judgePresent, judgePromise } from './judged-promises.ts'
import { BY_AGREEMENT } from './present-acts.ts'
import type { Force, ProposalKind } from './proposal.ts'
import type { SubjectClass } from './subjects.ts'

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

const NO_DUTY = /\b(?:aim|goal|problem|challenge|idea|question|task|role|mission|job|way|point|hope|key|priority|plan|trick|solution|step|response|objective|purpose|reason|best|first|next|answer|option|ambition|dream|focus|choice|result|use)s?(?:\s+(?:of|for|in|now|here|today)\b.*)?$/i
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
      return judgeAreas(base, clause, complement, context)
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
      if (/\bnot\b/i.test(context.triggerWords) && !context.isInstrumentText) return null
      return context.isInstrumentText || context.subject === 'party' ? base : { ...base, confidence: 0.45 }
    case 'body-decides':
      return context.subject === 'none' && clause.lead.trim() === '' ? base : null
    case 'present-undertaking':
      return context.subject === 'party' || context.subject === 'entity' && (context.isInstrumentText || BY_AGREEMENT.test(clause.lead)) ? base : null
    case 'bind-others':
      return context.subject === 'outsider' || context.subject === 'event' ? null : base
    case 'commit-to':
      return judgeCommitted(judgePromise(base, context), clause, complement, context)
    case 'plain-present':
      return judgePresent(base, clause, complement, context)
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
