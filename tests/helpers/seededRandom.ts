/** Random choices that a seed repeats exactly (mulberry32). */
export interface SeededRandom {
  /** A whole number from 0 up to, but not including, `end`. */
  below(end: number): number
  pick<Choice>(choices: readonly Choice[]): Choice
}

export function createSeededRandom(seed: number): SeededRandom {
  let state = seed | 0
  const below = (end: number): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % end
  }
  return {
    below,
    pick(choices) {
      const choice = choices[below(choices.length)]
      if (choice === undefined) throw new Error('Nothing to pick from')
      return choice
    },
  }
}
