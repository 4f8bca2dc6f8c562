/** Work that holds a frame of 16 ms longer than this would be seen. */
const BUSY_MAX_MS = 12

/** Makes a `pause` that hands the page over only when work has held it for a while: handing over costs time, too. */
export function openPacer(now: () => number, yieldToOthers: () => Promise<void>): () => Promise<void> {
  let busySinceMs = -Infinity
  return async () => {
    if (now() - busySinceMs < BUSY_MAX_MS) return
    await yieldToOthers()
    busySinceMs = now()
  }
}

/** Lets the page take input and paint. A timer would do, but the browser makes nested ones wait for 4 ms. */
export function yieldToPage(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })
}
