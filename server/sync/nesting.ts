import * as Y from 'yjs'

/** Our values are texts, flags, dates and short objects. */
const levelsMax = 32

/**
 * Whether an item holds more levels than anybody can read again. Yjs follows
 * nesting by recursion, and how deep that may go differs from machine to
 * machine: what this server could just read would shut others out of the plan,
 * and the server itself after its next start.
 */
export function isDeep(item: Y.Item): boolean {
  const { content } = item
  if (content instanceof Y.ContentType) return !isInRoot(item)
  if (content instanceof Y.ContentAny || content instanceof Y.ContentJSON) return hasLevelsBeyond(content.arr, levelsMax)
  if (content instanceof Y.ContentEmbed) return hasLevelsBeyond(content.embed, levelsMax)
  return content instanceof Y.ContentFormat && hasLevelsBeyond(content.value, levelsMax)
}

/** Records are maps in a root. The place of an item with neighbours is theirs, which the update does not say. */
function isInRoot({ parent, origin, rightOrigin }: Y.Item): boolean {
  return typeof parent === 'string' && origin === null && rightOrigin === null
}

/** Itself goes no deeper than the limit. */
function hasLevelsBeyond(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return false
  // The key "__proto__" of a decoded object hides what stands under it.
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== Array.prototype) return true
  return levels === 0 || Object.values(value).some((inner) => hasLevelsBeyond(inner, levels - 1))
}
