import type { Clause } from './clauses.ts'
import type { Judgement, JudgementContext } from './judgement.ts'
import { EFFECT_VERBS } from './lexicon/predicates.ts'
import { isProgramme } from './subjects.ts'
import { ADVERB_IN_LY, isParticiple } from './verb-forms.ts'

const VERB = new RegExp(`^\\s+(?:(?:also|further|${ADVERB_IN_LY}|now|then|both|jointly|not|together|soon|in turn)\\s+)*(\\p{L}[\\p{L}-]*)(?:\\s+(?:also\\s+|\\p{L}+ly\\s+)?(\\p{L}+))?`, 'u')
const EFFECTS = new Set(EFFECT_VERBS)
// "Helmets will become compulsory" lays down a rule.
const RULES = /^\s+(?:also\s+)?(?:become|be|remain) (?:compulsory|mandatory|obligatory|illegal|free of charge|exempt|prohibited|banned)\b/i
const START = /^\s+(?:also\s+)?(?:begin|start|commence|kick off|get under way|be launched)\b/i

const SOMETHING = /^\s+(?:also\s+)?be\s+(?:an?|one|two|three|four|five|no|new|free|joint|direct|regular|\d+)\s/i
const FROM_DATE = /\b(?:from|by|as of|starting in)\s+(?:(?:the|end|start|beginning|of|early|mid|late|next|spring|summer|autumn|winter|january|february|march|april|may|june|july|august|september|october|november|december|\d{1,2})[\s-]+){0,4}(?:20\d\d|year|month|january|february|march|april|may|june|july|august|september|october|november|december)\b/i

/** "is expected to be published in May" announces; "is expected to create jobs" praises. */
export function judgeExpected(base: Judgement, complement: string, context: JudgementContext): Judgement | null {
  if (context.subject === 'outsider' || context.subject === 'there' || !context.isAboutAgreement) return null
  // "are expected on the road in May"
  if (!/to$/i.test(context.triggerWords)) return { ...base, kind: 'undertaking', confidence: 0.58 }
  const verb = /^\s+(?:be\s+)?(?:\p{L}+ly\s+)?(\p{L}+)/u.exec(complement)?.[1] ?? ''
  const isPassive = /^\s+be\s/.test(complement) && isParticiple(verb)
  return isPassive || /^\s+(?:start|begin|open|convene|meet|sign|adopt|launch|publish|present|be (?:ready|operational|completed))\b/.test(complement) ? { ...base, kind: 'undertaking', confidence: 0.6 } : base
}

/** "will" and "would": a promise of whoever can bind himself, an effect of what was agreed, or nothing. */
export function judgeWill(base: Judgement, complement: string, context: JudgementContext, clause: Clause): Judgement | null {
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
      // "From May there will be one ticket for all networks": what is new from a day on was agreed upon.
      return context.isAboutAgreement && SOMETHING.test(complement) && FROM_DATE.test(clause.lead + complement) ? { ...base, confidence: 0.56 } : { ...base, kind: 'effect', confidence: 0.4 }
    case 'none':
    case 'unknown':
      if (isTarget(clause.lead + complement)) return { ...base, confidence: base.confidence - 0.15 }
      if (clause.trigger.rule.rule === 'would') return { ...base, kind: 'effect', confidence: 0.3 }
      if (!context.isAboutAgreement) return { ...base, confidence: base.confidence - 0.3 }
      if (isPassive || RULES.test(complement)) return { ...base, confidence: base.confidence - 0.1 }
      return EFFECTS.has(first) ? { ...base, kind: 'effect', confidence: 0.4 } : { ...base, confidence: base.confidence - 0.2 }
  }
}

// "By 2025, 100% of our packaging will be recyclable"
function isTarget(words: string): boolean {
  return /\bby (?:the end of )?20\d\d\b/i.test(words) && /\d\s?(?:%|per ?cent)|\b(?:all|every|our|half)\b/i.test(words)
}
