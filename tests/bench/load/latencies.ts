const BUCKETS_PER_MS = 20
/** What takes longer counts as this. */
const LATENCY_MS_MAX = 60_000

/** A million latencies in a few megabytes: counted in buckets of a twentieth of a millisecond. */
export class Latencies {
  readonly #counts = new Uint32Array(LATENCY_MS_MAX * BUCKETS_PER_MS + 1)
  #count = 0

  add(ms: number): void {
    const bucket = Math.min(Math.round(ms * BUCKETS_PER_MS), LATENCY_MS_MAX * BUCKETS_PER_MS)
    this.#counts[bucket] = (this.#counts[bucket] ?? 0) + 1
    this.#count += 1
  }

  /** The latency that so many of a hundred do not exceed, in milliseconds. */
  percentile(percent: number): number {
    const wanted = Math.max(1, Math.ceil((this.#count * percent) / 100))
    let passed = 0
    for (const [bucket, count] of this.#counts.entries()) {
      passed += count
      if (passed >= wanted) return bucket / BUCKETS_PER_MS
    }
    return 0
  }
}
