/** Who is behind a presence entry: written by the server into the entry's `user`, whatever its client says. */
export interface PresenceUser {
  readonly id: string
  readonly name: string
  /** The short name of the person's organisation. */
  readonly party?: string
  /** Index of the person's colour, the same for everybody: 0 to `presenceColours` - 1. */
  readonly colour: number
}

export const presenceColours = 8

/** The same person has the same colour on every screen, without anybody storing it. */
export function colourOf(userId: string): number {
  let sum = 0
  for (let index = 0; index < userId.length; index += 1) sum = (sum * 31 + userId.charCodeAt(index)) % 65_521
  return sum % presenceColours
}
