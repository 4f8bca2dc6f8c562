import type { Clause } from './clauses.ts'
import type { Judgement, JudgementContext } from './judgement.ts'

/** What an instrument covers, or what a party will focus on. */
export function judgeAreas(base: Judgement, clause: Clause, complement: string, context: JudgementContext): Judgement | null {
  // "covers 1,140 square kilometres", "forms are available"
  if (/^\s*(?:an area of\s+|about\s+|some\s+|more than\s+)?\d|^\s*(?:available|due|open|closed|attached)\b/.test(complement)) return null
  // "the inviting institution covers the fee"
  if (/^covers?$/i.test(context.triggerWords) && /^(?:party|entity)$/.test(context.subject) && /^\s+(?:\S+\s+){0,4}(?:costs?|fees?|expenses|expenditure)\b/i.test(complement)) return { ...base, kind: 'undertaking', confidence: 0.62 }
  if (context.subject === 'event' || context.subject === 'outsider' || context.subject === 'there') return null
  if (context.subject === 'instrument' || context.subject === 'it') return base
  const isPlainVerb = /^(?:covers?|includes?|comprises?|encompass(?:es)?|provides? for|calls for)\b/i.test(context.triggerWords)
  if (isPlainVerb && !/\b(?:areas?|fields?|forms?|topics|themes|priorities|domains|cooperation|activities|measures)\b/i.test(clause.subject)) return { ...base, confidence: 0.35 }
  const isVague = context.subject === 'unknown' || context.subject === 'none'
  if (/^(?:areas|fields|forms|domains|priorities|modalities|will|shall|may|would)/i.test(clause.trigger.rule.rule === 'areas' ? clause.subject.trim() || 'areas' : '')) return base
  return { ...base, kind: isVague ? 'areas' : 'undertaking', confidence: base.confidence - (isVague ? 0.2 : 0.15) }
}

/** Aims and purposes. */
export function judgePurpose(base: Judgement, context: JudgementContext): Judgement | null {
  if (context.subject === 'event' || context.subject === 'outsider') return null
  if (context.subject === 'instrument' || context.subject === 'it') return base
  if (context.subject === 'party') return { ...base, kind: 'undertaking', confidence: 0.7 }
  // "The Institute aims to …" describes its standing work.
  if (context.subject === 'entity') return { ...base, confidence: 0.5 }
  return { ...base, confidence: 0.58 }
}

/** Work under way. */
export function judgeOngoing(base: Judgement, clause: Clause, context: JudgementContext): Judgement | null {
  // "The central bank is planning a digital crown", in a text about no agreement.
  if (!context.isAboutAgreement && /\b(?:planning|preparing|organi[sz]ing|providing|giving|offering|paying|funding|financing|sending)\b/i.test(context.triggerWords)) return { ...base, confidence: base.confidence - 0.3 }
  if (context.subject === 'party' || context.subject === 'entity') return base
  if (/being|preparation|development|way/.test(clause.trigger.rule.rule)) return base
  return { ...base, confidence: 0.56 }
}
