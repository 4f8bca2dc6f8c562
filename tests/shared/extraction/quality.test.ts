import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { extract } from '../../../shared/extraction/extract.ts'
import { readSnippet } from './annotated-snippet.ts'
import gold from './gold/demonstration.json' with { type: 'json' }
import { add, f1, score, type GoldCommitment, type Predicted } from './scoring.ts'

const SNIPPETS = new URL('./snippets/', import.meta.url)
const TEXTS = new URL('../../../server/demonstration/texts/', import.meta.url)

describe('quality of the proposals', () => {
  it('finds the commitments of the demonstration texts, with their items', () => {
    const total = scoreAll(gold.docs.map((doc) => ({ name: doc.file, text: readFileSync(new URL(doc.file, TEXTS), 'utf8'), commitments: doc.commitments })))
    expect(total.faults).toEqual([])
    expect(total.commitments).toBeGreaterThanOrEqual(0.95)
    expect(total.items).toBeGreaterThanOrEqual(0.9)
  })

  it('finds the commitments of snippets from other fields, with their items', () => {
    const files = readdirSync(SNIPPETS)
    expect(files.length).toBeGreaterThanOrEqual(48)
    const total = scoreAll(files.map((name) => ({ name, ...readSnippet(readFileSync(new URL(name, SNIPPETS), 'utf8')) })))
    expect(total.commitments, total.faults.join('\n')).toBeGreaterThanOrEqual(0.97)
    expect(total.items, total.faults.join('\n')).toBeGreaterThanOrEqual(0.9)
  })

  it.each(['no-commitments-history.txt', 'no-commitments-visit.txt', 'final-clauses.txt', 'standing-work.txt', 'third-parties.txt', 'no-commitments-hospital.txt', 'no-commitments-praise.txt'])('ticks nothing in %s, which promises nothing', (name) => {
    const { text } = readSnippet(readFileSync(new URL(name, SNIPPETS), 'utf8'))
    expect(tickedOf(text)).toEqual([])
  })
})

interface Document {
  readonly name: string
  readonly text: string
  readonly commitments: readonly GoldCommitment[]
}

function scoreAll(documents: readonly Document[]): { commitments: number; items: number; faults: string[] } {
  const commitments = { found: 0, wrong: 0, missed: 0 }
  const items = { found: 0, wrong: 0, missed: 0 }
  const faults: string[] = []
  for (const { name, text, commitments: expected } of documents) {
    const result = score(expected, tickedOf(text))
    add(commitments, result.commitments)
    add(items, result.items)
    faults.push(...result.missed.map((quote) => `${name}: missed ${quote}`), ...result.wrong.map((one) => `${name}: wrong ${text.slice(one.start, one.end)}`))
  }
  return { commitments: f1(commitments), items: f1(items), faults }
}

function tickedOf(text: string): Predicted[] {
  const ticked = extract(text).proposals.filter((proposal) => proposal.ticked)
  return ticked.map(({ start, end, items }) => ({ start, end, items: items.map((item) => item.text) }))
}
