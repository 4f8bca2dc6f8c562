import type { ArchivedEntry, ArchivedStep } from '../../../shared/queries/archive.ts'

/** Steps with the entries that have all of these words, in refs or titles; steps without any are left out. */
export function findInArchive(steps: readonly ArchivedStep[], sought: string, textOf: (entry: ArchivedEntry) => string): readonly ArchivedStep[] {
  const words = sought.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return steps
  const fits = (entry: ArchivedEntry): boolean => {
    const text = textOf(entry).toLocaleLowerCase()
    return words.every((word) => text.includes(word))
  }
  return steps.flatMap((step) => {
    const entries = step.entries.filter(fits)
    // What is brought back together is then what is seen.
    return entries.length === step.entries.length ? [step] : entries.length > 0 ? [{ ...step, entries, records: entries }] : []
  })
}
