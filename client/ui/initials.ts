/** Two letters for an avatar: of the first and last word, or of the only one. */
export function initials(name: string): string {
  const words = name.trim().split(/[\s–-]+/).filter((word) => /^\p{L}/u.test(word))
  const first = words[0]
  const last = words.at(-1)
  if (!first || !last) return '–'
  return (words.length === 1 ? first.slice(0, 2) : first.charAt(0) + last.charAt(0)).toLocaleUpperCase()
}
