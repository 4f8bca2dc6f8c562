import type { Clause } from './clauses.ts'
import type { Judgement, JudgementContext } from './judgement.ts'
import { isSelf } from './barren.ts'
import { VAGUE_COMMITMENT_VERBS } from './lexicon/predicates.ts'
import { BY_AGREEMENT } from './present-acts.ts'

const VAGUE = new RegExp(`^\\s*(?:\\p{L}+ly\\s+)?(?:${VAGUE_COMMITMENT_VERBS.join('|')})\\b`, 'iu')

/** What somebody may use or have from now on. */
export function judgeEntitlement(base: Judgement, context: JudgementContext): Judgement | null {
  if (context.subject === 'outsider' || context.subject === 'there') return null
  if (/right to/.test(context.triggerWords) && context.subject === 'unknown') return null
  if (context.isInstrumentText || context.subject === 'party') return base
  return { ...base, confidence: /entitled|from now|henceforth/.test(context.triggerWords) ? base.confidence : 0.58 }
}

/** "is committed to excellence" professes; "is committed to halving the waiting time" undertakes. */
export function judgeCommitted(base: Judgement | null, clause: Clause, complement: string, context: JudgementContext): Judgement | null {
  if (!base || !/^committed\b/i.test(context.triggerWords) || !/\b(?:is|are|was|were|remains?|stays?|being)\s*$/.test(clause.subject.trimEnd())) return base
  const isConcrete = /\d|\b(?:half|one|two|three|four|five|ten)\b/.test(complement) || !VAGUE.test(complement) && /^\s*\p{L}+ing\b/u.test(complement)
  return isConcrete ? base : { ...base, kind: 'statement', confidence: 0.4 }
}

/** Promises and decisions, less sure when an outsider or nobody known makes them. */
export function judgePromise(base: Judgement, context: JudgementContext): Judgement | null {
  if (context.subject === 'outsider') return { ...base, confidence: base.confidence - 0.45 }
  const isIdle = !context.isAboutAgreement && base.force === 'planned' && (context.subject === 'entity' || context.subject === 'unknown')
  const doubt = (context.subject === 'unknown' ? 0.12 : 0) + (isIdle ? 0.22 : 0)
  return doubt > 0 ? { ...base, confidence: base.confidence - doubt } : base
}

// What is so, not what is agreed: shares, averages, friendships.
const FACT = /\bper ?cent\b|%|^\s*only\b|\bonly \d|\bof all\b|\bon average\b|\bevery (?:second|third|fourth|fifth)\b|\b(?:long|good|close|deep|common|strong) (?:friendship|history|tradition|border|ties|relations|links)\b|\bestimated\b|\bmore than (?:\d|half)|\bmost of\b|\bbrings? together\b|\balready\b|\busually\b|\boften\b/i
const PLANNED_EVENT = /^\s*(?:an?|the|both|two)?\s*(?:first\s+)?(?:joint|common|annual|regular)\b/i

/** "The parties exchange data": who can bind himself does so; of the instrument itself only what is done with it counts. */
export function judgePresent(base: Judgement, clause: Clause, complement: string, context: JudgementContext): Judgement | null {
  if (context.isHistory) return null
  if (!BY_AGREEMENT.test(clause.lead) && (FACT.test(clause.subject) || FACT.test(complement))) return null
  switch (context.subject) {
    case 'party':
    case 'entity':
      return base
    case 'unknown':
      return { ...base, confidence: 0.57 }
    case 'instrument':
      return /^(?:is|are)$/i.test(context.triggerWords) && (!isSelf(clause.subject) || /^\s+(?:\p{L}+ly\s+)?(?:evaluated|reviewed|monitored|funded|financed|implemented|managed|updated|coordinated|published)\b/u.test(complement)) ? { ...base, confidence: 0.57 } : null
    case 'event':
      return PLANNED_EVENT.test(clause.subject) ? { ...base, confidence: 0.57 } : null
    default:
      return null
  }
}
