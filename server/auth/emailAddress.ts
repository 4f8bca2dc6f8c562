/** RFC 5321: a path has 256 octets with its brackets. */
export const EMAIL_LENGTH_MAX = 254

/** Only catches slips: whether an address exists is known when its owner comes in. */
export function isEmail(text: string): boolean {
  return text.length <= EMAIL_LENGTH_MAX && /^[^\s@<>"]+@[^\s@<>"]+$/.test(text)
}
