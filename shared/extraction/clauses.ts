import { PROMISING_FRAMES, REMARKING_FRAMES } from './lexicon/predicates.ts'
import { triggersOf, type Trigger } from './predicates.ts'
import { withPresentActs, type PresentForce } from './present-acts.ts'
import { baseOf } from './verb-forms.ts'

/** One governing predicate with its subject; places are relative to the sentence. */
export interface Clause {
  readonly start: number
  readonly end: number
  /** All words from the clause's start to its predicate. */
  readonly lead: string
  readonly subject: string
  readonly trigger: Trigger
  readonly frame: 'none' | 'promise' | 'remark'
  readonly isRelative: boolean
}

const PROMISE = new RegExp(`\\b(?:${PROMISING_FRAMES.join('|')})\\b`, 'i')
const REMARK = new RegExp(`\\b(?:${REMARKING_FRAMES.join('|')})\\b`, 'i')
const FRAME = new RegExp(`\\b(?:${[...PROMISING_FRAMES, ...REMARKING_FRAMES].join('|')})\\b[^.;"]{0,70}?(?:\\bthat\\b|:)\\s*,?\\s*|\\b(?:said|says|added|confirmed)\\s+(?=(?:the|both|they|its|their)\\s)`, 'gi')
const INTRODUCTION = /^(?:in|on|at|under|to|during|as|thus|currently|today|following|with|for|by|through|according|prior|after|before|while|upon|pursuant|also|additionally|furthermore|moreover|finally|meanwhile|together|building|recognizing|recognising|within|since|over|from|here|further|similarly|therefore|consequently|accordingly|subject|if|when|where|once|should|whenever|until|unless|per|based|given|starting|beginning|first|second|third|lastly|secondly|thirdly|likewise|where appropriate|among|besides|apart|notwithstanding|having|speaking|next|later|this|via|as part|signed|adopted|concluded|founded|established|launched|backed|funded|led|hosted|developed|designed|created|known|named|held|called|located|chaired|by the end|once|despite|because|although|though|even|ahead|alongside|like|unlike|throughout|between|against|around|across|following|instead|rather|overall|globally|locally|nationally|initially|eventually|ultimately|specifically|concretely|in particular|importantly)\b/i
const SUBJECT_OPENING = /,\s+(?=(?:the|a|an|both|each|all|they|it|we|its|their|two|three|every|any|no|neither|either|other|these|those|this|such|states?|parties|members?|joint|representatives|ministers|staff|experts|no|one|most|some|at least|[A-Z][\w'-]*)\b)/

/** Splits a sentence into clauses, one per governing predicate; `present` says whether the plain present binds. */
export function clausesOf(sentence: string, present: PresentForce = 'none'): Clause[] {
  const clauses: Clause[] = []
  let previous: Trigger | null = null
  for (const trigger of withPresentActs(sentence, triggersOf(sentence), present)) {
    const boundary = previous ? splitPoint(sentence, previous.end, trigger.start) : 0
    const last = clauses.at(-1)
    if (last?.isRelative && previous && (closesRelative(sentence.slice(previous.end, trigger.start)) || closesRestriction(last.lead, sentence.slice(previous.end, trigger.start), trigger))) {
      clauses[clauses.length - 1] = { ...clauseAt(sentence, last.start, trigger), start: last.start }
      previous = trigger
      continue
    }
    if (previous && boundary < 0) continue
    if (last && previous) clauses[clauses.length - 1] = { ...last, end: trimmedEnd(sentence, boundary) }
    const next = clauseAt(sentence, boundary, trigger)
    // "agreed that A would pay and that B would build"
    const clause: Clause = previous && THAT.test(sentence.slice(boundary, boundary + 12)) && next.frame === 'none' ? { ...next, frame: 'promise' } : next
    if (isConditional(sentence.slice(clause.start, trigger.start)) && !previous) continue
    clauses.push(clause)
    previous = trigger
  }
  return clauses
}

const THAT = /^[,;]?\s*(?:and\s+)?that\s/i

// "The office, which is to be in Ghent, will open": the main predicate stands behind the relative clause.
function closesRelative(between: string): boolean {
  return /[^,]{2},\s*(?:(?:also|further|then|now|\p{L}+ly)\s+)?$/u.test(between)
}

// "Any person to whom this treaty may apply shall be informed"
function closesRestriction(lead: string, between: string, trigger: Trigger): boolean {
  return /^(?:shall|will|must)$/.test(trigger.rule.rule) && !/[,;]/.test(between) && between.split(/\s+/).length <= 14 && /^(?:any|every|each|all|no|those|the|an?|persons?|states?)\s(?:[^\s,;]+\s+){0,5}?(?:(?:to|in|of|on|by|for) )?(?:whom|who|which|that|whose)\s[^,;]*$/i.test(lead)
}

function clauseAt(sentence: string, from: number, trigger: Trigger): Clause {
  const before = sentence.slice(from, trigger.start)
  const frame = lastFrame(before)
  let start = from + (frame?.end ?? 0)
  start += /^[\s"',;–:(]*(?:(?:and|but|while|whereas|so|yet)\s+)?(?:that\s+(?=\p{L}+\s+\p{L}))?["']?/iu.exec(sentence.slice(start, trigger.start))?.[0].length ?? 0
  start += connectiveLength(sentence.slice(start, trigger.start))
  start += colonLength(sentence.slice(start, trigger.start))
  start += statementLength(sentence.slice(start, trigger.start))
  const lead = sentence.slice(start, trigger.start)
  const introduction = introductionLength(lead)
  const subject = lead.slice(introduction)
  const ownVerb = WHOLE_RELATIVE.exec(lead)?.[1]
  const isRelative = RELATIVE.test(lead) && !(ownVerb !== undefined && (baseOf(ownVerb) !== null || baseOf(ownVerb.replace(/s$/, '')) !== null)) && !/^(?:that|what)\b/i.test(subject.trim())
  return { start, end: sentence.length, lead, subject, trigger, frame: frame?.kind ?? 'none', isRelative }
}

const RELATIVE = /(?:^|[\s,])(?:which|who|whom|whose|where|what|that|whereby|how|why)\s+(?:[^\s,;]+\s+){0,6}$/i
// "owners who restore forests shall": the relative clause has a verb of its own.
const WHOLE_RELATIVE = /\s(?:which|who|that)\s+(\p{L}+)\s+(?:[^\s,;]+\s+){1,5}$/u
const HEARSAY = /^\s*["']?according to\b[^,]{2,120},/i

function lastFrame(before: string): { end: number; kind: 'promise' | 'remark' } | null {
  const hearsay = HEARSAY.exec(before)
  if (hearsay && !/^\s*["']?according to (?:the|this|its|their) (?:agreement|memorandum|mou|plan|deal|accord|protocol|document|terms|treaty|convention|declaration|roadmap|pact)/i.test(before)) return { end: hearsay[0].length, kind: 'remark' }
  FRAME.lastIndex = 0
  let end = -1
  let words = ''
  for (let match = FRAME.exec(before); match; match = FRAME.exec(before)) {
    end = match.index + match[0].length
    words = match[0]
  }
  if (end < 0) {
    if (!REMARK.test(before)) return null
    const verb = REMARK.exec(before)
    return verb && /\b(?:and|confidence|hope)\b/.test(before.slice(verb.index)) ? { end: 0, kind: 'remark' } : null
  }
  return { end, kind: REMARK.test(words) && !PROMISE.test(words) ? 'remark' : REMARK.test(words) ? 'remark' : 'promise' }
}

// "The council renewed the partnership: school classes will visit each other"
function colonLength(lead: string): number {
  const colon = lead.lastIndexOf(': ')
  return colon >= 0 && /\p{L}/u.test(lead.slice(colon + 2)) ? colon + 2 : 0
}

// "The bank has moved; the port will follow": what is told before the semicolon has its own verb.
function statementLength(lead: string): number {
  const semicolon = lead.lastIndexOf('; ')
  return semicolon >= 0 && /\b(?:has|have|had|is|are|was|were)\s/.test(lead.slice(0, semicolon)) && /\p{L}{2}/u.test(lead.slice(semicolon)) ? semicolon + 2 : 0
}

function introductionLength(lead: string): number {
  if (!INTRODUCTION.test(lead)) return 0
  const opening = SUBJECT_OPENING.exec(lead)
  return opening ? opening.index + opening[0].length : 0
}

const DATELINE = /^(?:[^–]{0,80}?\d[^–]{0,20}|\(?[\p{Lu}][\p{Lu}\s,]{2,40})\s?[–-]\s+/u
// "Standards: The two governments commit …"
const LABEL = /^\p{Lu}[\p{L} ,&-]{2,40}:\s+(?=(?:The|A|An|Both|Each|All|We|They|\p{Lu})[\p{L}\s])/u
const CONNECTIVE = /^(?:thus|currently|today|also|moreover|furthermore|in addition|additionally|therefore|finally|in this regard|in this context|to this end|to that end|accordingly|consequently|in general|in turn|meanwhile|as a result|as a first step|yesterday|on \p{L}+day),?\s+(?=\S)/iu

function connectiveLength(lead: string): number {
  const dateline = (DATELINE.exec(lead) ?? LABEL.exec(lead))?.[0].length ?? 0
  return dateline + (CONNECTIVE.exec(lead.slice(dateline))?.[0].length ?? 0)
}

const BOUNDARY = /:\s+(?=(?:the|a|an|they|it|we|each|both)\s)|,?\s+and\s+that\s+(?=\p{L})|[,;]\s+(?:and\s+)?that\s+(?=(?:the|they|it|its|their|each|both|no|all|any|a|an|\p{Ll}+s)\s)|;\s*(?:and\s+)?|,\s*(?:and|but|while|whereas|with)\s+|\s+(?:and|but|while|whereas)\s+|,\s+(?=(?:the|they|it|we|each|both)\s)/giu
const SUBJECT = /^(?:(?:the|a|an|both|each|all|they|it|we|its|their|this|these|those|any|every|no|neither|either|two|three|such|other|one)\b|\p{Lu}|\p{L}+s\b|\p{L}+(?:\s+\p{L}+)?\s*$)/u

/** Where a new clause begins between two triggers, or -1 when both have one subject. */
function splitPoint(sentence: string, from: number, to: number): number {
  const between = sentence.slice(from, to)
  BOUNDARY.lastIndex = 0
  let best = -1
  for (let match = BOUNDARY.exec(between); match; match = BOUNDARY.exec(between)) {
    const after = between.slice(match.index + match[0].length).trim()
    if (opensRelative(between.slice(0, match.index))) continue
    if (after === '' || isConditional(after) || /\b(?:which|who|that|whose|where|whereby)\b/i.test(after)) continue
    const words = after.split(/\s+/).length
    if (words <= 24 && SUBJECT.test(after) && !/^(?:also|further|\p{L}+ly)\b/iu.test(after)) {
      if (best < 0 || /^;/.test(match[0])) best = from + match.index
      else if (!isListMember(sentence.slice(best, from + match.index))) best = from + match.index
    }
  }
  return best
}

// "…, where information on needs | and services will be pooled": the "and" stands in the relative clause's subject.
function opensRelative(before: string): boolean {
  const tail = before.slice(Math.max(before.lastIndexOf(','), before.lastIndexOf(';')) + 1)
  return /^\s*(?:(?:in|on|through|from|by|to|at|of)\s+)?(?:where|which|who|whose|whereby)\s/i.test(tail) && tail.trim().split(/\s+/).length <= 7
}

// "…, and the city and the port will": the later "and" belongs to the subject, not to a new clause.
function isListMember(words: string): boolean {
  return words.split(/\s+/).length <= 7 && !/\b(?:to|is|are|be)\b/.test(words)
}

function isConditional(words: string): boolean {
  return /^\s*(?:[;,]\s*)?(?:and\s+)?(?:if|when|where|once|unless|until|whenever|as soon as|in case|provided|because|so that|in order that|as if|whether|how|what|which)\b[^,]*$/i.test(words)
}

function trimmedEnd(sentence: string, boundary: number): number {
  let end = boundary
  while (end > 0 && /[\s,]/.test(sentence[end - 1] ?? '')) end -= 1
  return end
}
