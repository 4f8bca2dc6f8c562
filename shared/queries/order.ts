/** What has a place among its siblings. */
export interface Ordered {
  readonly id: string
  /** A fractional index; two devices can choose the same, then the id decides. */
  readonly order: string
}

/** Siblings in their shown order: by fractional index (as code units, never by locale), ties by id. */
export function byOrder(a: Ordered, b: Ordered): number {
  if (a.order !== b.order) return a.order < b.order ? -1 : 1
  if (a.id === b.id) return 0
  return a.id < b.id ? -1 : 1
}
