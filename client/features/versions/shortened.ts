import type { WordRun } from '../../../shared/text/wordDifference.ts'

/** So much beside a change says where it is. */
const CONTEXT_LENGTH = 120

/** Leaves out the middle of long stretches that are the same, and what lies far before the first and behind the last change. */
export function shortened(runs: readonly WordRun[]): readonly WordRun[] {
  return runs.map((run, index) => {
    if (run.what !== 'same') return run
    const head = index === 0 ? '' : run.text.slice(0, CONTEXT_LENGTH)
    const tail = index === runs.length - 1 ? '' : run.text.slice(-CONTEXT_LENGTH)
    return run.text.length <= head.length + tail.length + 1 ? run : { ...run, text: `${cutAtWord(head, 'end')} … ${cutAtWord(tail, 'start')}` }
  })
}

function cutAtWord(text: string, side: 'start' | 'end'): string {
  return side === 'end' ? text.replace(/\s+\S*$/u, '') : text.replace(/^\S*\s+/u, '')
}
