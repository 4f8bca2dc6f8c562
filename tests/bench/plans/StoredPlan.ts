/** A plan as it is put into a server's storage. */
export interface StoredPlan {
  readonly id: string
  /** Its history, in order: for a server that keeps one. */
  readonly updates: readonly Uint8Array[]
  /** All of it as one update, without the content of what was overwritten: for a server that keeps only that. */
  readonly whole: Uint8Array
}
