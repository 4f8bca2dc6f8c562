/** Two letters for a plan in the folded rail, from its last party: "UNOCT – UNODC" is OD, as UN says nothing here. */
export function planCode(title: string): string {
  const last = title.split(/\s[–—-]\s/).at(-1)?.trim() ?? ''
  const letters = last.replace(/[^\p{L}\p{N}]/gu, '')
  const telling = /^UN\p{L}{3,}/u.test(letters) ? letters.slice(2) : letters
  return (telling.slice(0, 2) || '–').toLocaleUpperCase()
}
