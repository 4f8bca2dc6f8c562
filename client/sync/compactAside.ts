/** Compacts a room of the device's database in a thread of its own. */
export function compactAside(room: string): Promise<void> {
  const worker = new Worker(new URL('./compaction.worker.ts', import.meta.url), { type: 'module' })
  return new Promise<void>((resolve, reject) => {
    worker.onmessage = ({ data: failure }: MessageEvent<string | null>) => (failure === null ? resolve() : reject(new Error(failure)))
    // The program could not be had: the copy stays in the pieces that it is in.
    worker.onerror = () => resolve()
    worker.postMessage(room)
  }).finally(() => worker.terminate())
}
