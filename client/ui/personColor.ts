import { colourOf } from '../../shared/protocol/presence.ts'

/** The people of tokens.css: --color-person-1 to -6. */
const PERSON_COLORS = 6

/** The same person (a user's or focal point's id) has the same colour everywhere; the server numbers its own alike. */
export function personColor(id: string): number {
  return (colourOf(id) % PERSON_COLORS) + 1
}
