import type { BroughtIn } from '../../../shared/commands/rehearsal.ts'

export interface SortedOut {
  readonly written: readonly BroughtIn[]
  readonly stands: readonly BroughtIn[]
  readonly refused: readonly BroughtIn[]
}

/** Commands by what becomes of them. */
export function sortOut(all: readonly BroughtIn[]): SortedOut {
  return {
    written: all.filter(({ outcome }) => outcome.ok && outcome.value === 'written'),
    stands: all.filter(({ outcome }) => outcome.ok && outcome.value === 'stands'),
    refused: all.filter(({ outcome }) => !outcome.ok),
  }
}
