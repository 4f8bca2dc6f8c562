import { shapeOf, themesIn } from './fields.ts'
import type { Shape } from './proposal.ts'
import { titleFromWords } from './titles.ts'

/** What the words of one member of an enumeration say, once it is a commitment of its own. */
export interface ItemDescription {
  readonly title: string
  readonly themes: readonly string[]
  /** Null: the words alone do not tell. */
  readonly shape: Shape | null
}

export function describeItem(words: string): ItemDescription {
  const shape = shapeOf(words)
  return { title: titleFromWords(words), themes: themesIn(words), shape: shape === 'other' ? null : shape }
}
