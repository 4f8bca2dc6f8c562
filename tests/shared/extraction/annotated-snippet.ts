import type { GoldCommitment } from './scoring.ts'

/**
 * Reads a snippet with its annotation: ⟦a commitment⟧, ⟦? an optional one⟧, ‹an item›. The marks are
 * taken out; what is left is the text, with the places of what they enclosed.
 */
export function readSnippet(annotated: string): { text: string; commitments: GoldCommitment[] } {
  const commitments: GoldCommitment[] = []
  let text = ''
  let open: { start: number; optional: boolean; items: string[] } | null = null
  let itemStart = 0
  for (let index = 0; index < annotated.length; index += 1) {
    const character = annotated[index] ?? ''
    if (character === '⟦') {
      const optional = annotated.startsWith('? ', index + 1)
      open = { start: text.length, optional, items: [] }
      if (optional) index += 2
    } else if (character === '⟧') {
      if (open) commitments.push({ quote: text.slice(open.start), start: open.start, end: text.length, optional: open.optional, items: open.items })
      open = null
    } else if (character === '‹') itemStart = text.length
    else if (character === '›') open?.items.push(text.slice(itemStart))
    else text += character
  }
  return { text, commitments }
}
