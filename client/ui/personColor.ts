/** One of six colours, always the same for the same person (a user's or focal point's id). */
export function personColor(id: string): 1 | 2 | 3 | 4 | 5 | 6 {
  let sum = 0
  for (const char of id) sum = (sum * 31 + char.charCodeAt(0)) % 1_000_003
  return colors[sum % 6] ?? 1
}

const colors = [1, 2, 3, 4, 5, 6] as const
