/** Small choices kept by the browser. A closed storage (a private window) loses them at reload, nothing else. */
export function readChoice(key: string): string | null {
  try {
    return localStorage.getItem(`pacta.${key}`)
  } catch {
    return null
  }
}

export function writeChoice(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(`pacta.${key}`)
    else localStorage.setItem(`pacta.${key}`, value)
  } catch {
    // Nothing depends on it.
  }
}

/** A stored JSON value, or null when it is missing or not what `is` accepts. */
export function readStored<Value>(key: string, is: (value: unknown) => value is Value): Value | null {
  try {
    const value: unknown = JSON.parse(readChoice(key) ?? 'null')
    return is(value) ? value : null
  } catch {
    return null
  }
}

/** Under which it is kept what a user was away from, and what of it was shown (client/collisions/awayMemory.ts). */
export function awayKey(userId: string): string {
  return `away.${userId}`
}

/** Under which a user's last visits of plans are kept (client/activity/visits.ts). */
export function visitsKey(userId: string): string {
  return `visits.${userId}`
}
