export type ConfidenceWord = 'high' | 'medium' | 'low' | 'byHand'

/** A rank in words; a percentage would pretend to be a probability. */
export function confidenceWord(confidence: number | null): ConfidenceWord {
  if (confidence === null) return 'byHand'
  if (confidence >= HIGH_FROM) return 'high'
  return confidence >= MEDIUM_FROM ? 'medium' : 'low'
}

const HIGH_FROM = 0.75
const MEDIUM_FROM = 0.45
