/** Time as a parameter: tests and simulations turn the hands themselves. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
  /** Runs once after the time given, unless cancelled. */
  after(ms: number, run: () => void): Cancel
}

export type Cancel = () => void

/** Its timers do not keep the process alive. */
export function createSystemClock(now: () => number): Clock {
  return {
    now,
    after(ms, run) {
      const timer = setTimeout(run, ms).unref()
      return () => clearTimeout(timer)
    },
  }
}
