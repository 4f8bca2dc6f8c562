import { setTimeout as delay } from 'node:timers/promises'

export interface Pace {
  readonly editsPerSecond: number
  readonly seconds: number
}

/**
 * Lets every writer send at an even pace, none at the same moment as another.
 * @param send called with a writer and the number of its edit in this run
 */
export async function keepPace(writers: number, { editsPerSecond, seconds }: Pace, send: (writer: number, edit: number) => void): Promise<void> {
  const intervalMs = 1000 / editsPerSecond / writers
  const all = editsPerPace({ editsPerSecond, seconds }) * writers
  const start = performance.now()
  for (let next = 0; next < all; await delay(1)) {
    const due = Math.min(all, Math.floor((performance.now() - start) / intervalMs) + 1)
    for (; next < due; next += 1) send(next % writers, Math.floor(next / writers))
  }
}

/** Of one writer. */
export function editsPerPace({ editsPerSecond, seconds }: Pace): number {
  return Math.round(editsPerSecond * seconds)
}
