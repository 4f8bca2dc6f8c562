/** Slices of up to this are joined with their neighbours, and larger ones cut: one applied per task blocks no frame. Those of the server's snapshots are about as large. */
const SLICE_BYTES = 64 * 1024
/** A slice with one long text in it cannot be cut much smaller; a smaller excess is not worth the work. */
const CUT_BYTES_MIN = 2 * SLICE_BYTES
/** So many slices fewer are worth the work of joining. */
const SAVED_MIN = 12

/** Whether it is time to bring a copy's slices to size. */
export function needsCompaction(slices: readonly Uint8Array[]): boolean {
  const saved = runsOf(slices, ({ byteLength }) => byteLength).reduce((sum, run) => sum + run.length - 1, 0)
  return saved >= SAVED_MIN || slices.some(({ byteLength }) => isTooLarge(byteLength))
}

export function isTooLarge(bytes: number): boolean {
  return bytes > CUT_BYTES_MIN
}

/** Neighbours that together are one slice. */
export function runsOf<Slice>(slices: readonly Slice[], bytesOf: (slice: Slice) => number): Slice[][] {
  const runs: Slice[][] = []
  let run: Slice[] = []
  let bytes = 0
  for (const slice of slices) {
    if (bytes + bytesOf(slice) > SLICE_BYTES) {
      runs.push(run)
      run = []
      bytes = 0
    }
    run.push(slice)
    bytes += bytesOf(slice)
  }
  runs.push(run)
  return runs.filter((it) => it.length > 1)
}
