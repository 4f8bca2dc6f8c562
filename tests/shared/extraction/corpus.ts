import { readdirSync, readFileSync } from 'node:fs'
import { extract } from '../../../shared/extraction/extract.ts'
import { readSnippet } from './annotated-snippet.ts'
import { add, f1, score, type GoldCommitment, type Predicted, type Score, type Tally } from './scoring.ts'

/** An annotated text. */
export interface AnnotatedText {
  /** Its path under `snippets/`: the folder says when it was written. */
  readonly name: string
  readonly text: string
  readonly commitments: readonly GoldCommitment[]
}

export interface CorpusScore {
  readonly commitments: Tally
  readonly items: Tally
  readonly faults: readonly string[]
}

const SNIPPETS = new URL('./snippets/', import.meta.url)

/** The annotated snippets, or those of one folder, by name. */
export function annotatedTexts(folder = ''): AnnotatedText[] {
  const names = readdirSync(SNIPPETS, { recursive: true, encoding: 'utf8' })
  return names
    .filter((name) => name.endsWith('.txt') && name.startsWith(folder))
    .sort()
    .map((name) => ({ name, ...readSnippet(readFileSync(new URL(name, SNIPPETS), 'utf8')) }))
}

/** What the import page would offer ticked. */
export function tickedIn(text: string): Predicted[] {
  return extract(text)
    .proposals.filter(({ ticked }) => ticked)
    .map(({ start, end, items }) => ({ start, end, items: items.map((item) => item.text) }))
}

export function scoreText({ text, commitments }: AnnotatedText): Score {
  return score(commitments, tickedIn(text))
}

/** The sum over texts, with every fault in words. */
export function scoreTexts(texts: readonly AnnotatedText[]): CorpusScore {
  const total = { commitments: emptyTally(), items: emptyTally(), faults: [] as string[] }
  for (const annotated of texts) {
    const result = scoreText(annotated)
    add(total.commitments, result.commitments)
    add(total.items, result.items)
    total.faults.push(...faultsIn(annotated, result))
  }
  return total
}

/** What was missed and what was wrongly ticked, one line each. */
export function faultsIn({ name, text }: AnnotatedText, result: Score): string[] {
  return [...result.missed.map((quote) => `${name}: missed ${quote}`), ...result.wrong.map((one) => `${name}: wrong ${text.slice(one.start, one.end)}`)]
}

export function percent(tally: Tally): string {
  return (100 * f1(tally)).toFixed(1).padStart(5)
}

function emptyTally(): Tally {
  return { found: 0, wrong: 0, missed: 0 }
}
