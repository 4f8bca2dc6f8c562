import { annotatedTexts, faultsIn, percent, scoreText, scoreTexts } from './corpus.ts'

/**
 * Prints how well each annotated text is read: `npx tsx tests/shared/extraction/scoreCorpus.ts [FOLDER] [--faults]`.
 * A line is F1 of the commitments, F1 of their items, and the text's name.
 */
const words = process.argv.slice(2)
const folder = words.find((word) => !word.startsWith('--')) ?? ''
const texts = annotatedTexts(folder)
for (const annotated of texts) {
  const result = scoreText(annotated)
  console.log(percent(result.commitments), percent(result.items), annotated.name)
  if (words.includes('--faults')) for (const fault of faultsIn(annotated, result)) console.log(`        ${fault.slice(0, 160)}`)
}
const total = scoreTexts(texts)
console.log(percent(total.commitments), percent(total.items), `ALL ${texts.length} TEXTS`)
