/** Two letters for an avatar: of the first and last word, or of the only one. A function is told by its words, not its organisation's acronym: "OSCE focal point" is FP. */
export function initials(name: string): string {
  const words = name.trim().split(/[\s–-]+/).filter((word) => /^\p{L}/u.test(word))
  if (words.length > 2 && /^\p{Lu}{3,}$/u.test(words[0] ?? '')) words.shift()
  const first = words[0]
  const last = words.at(-1)
  if (!first || !last) return '–'
  return (words.length === 1 ? first.slice(0, 2) : first.charAt(0) + last.charAt(0)).toLocaleUpperCase()
}
