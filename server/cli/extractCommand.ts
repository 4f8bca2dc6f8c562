import { parseArgs } from 'node:util'
import { extract } from '../../shared/extraction/extract.ts'
import { readTextFile } from './readTextFile.ts'
import type { ExitCode, Surroundings } from './Surroundings.ts'

/** What `--json` prints for each file: quotes are exact substrings of it, places are UTF-16 offsets. */
interface ExtractedFile {
  readonly file: string
  readonly commitments: readonly ExtractedCommitment[]
}

interface ExtractedCommitment {
  readonly quote: string
  readonly start: number
  readonly end: number
  readonly items: readonly string[]
  readonly confidence: number
}

/** `extract FILE… [--json]`. A file that cannot be read is named on stderr; the others are printed all the same. */
export async function extractCommand(words: readonly string[], { print, complain, folder }: Surroundings): Promise<ExitCode> {
  const { values, positionals: files } = parseArgs({ args: [...words], allowPositionals: true, options: { json: { type: 'boolean', default: false } } })
  if (files.length === 0) {
    complain('Name the files to read: npm run -s pacta -- extract FILE… [--json]')
    return 1
  }
  const extracted: ExtractedFile[] = []
  for (const file of files) {
    const text = await readTextFile(file, folder)
    if (text.ok) extracted.push({ file, commitments: commitmentsIn(text.value) })
    else complain(text.problem)
  }
  print(values.json ? `${JSON.stringify(extracted, null, 2)}\n` : extracted.map(readable).join('\n'))
  return extracted.length === files.length ? 0 : 1
}

/** The proposals that the import page would offer ticked. */
function commitmentsIn(text: string): ExtractedCommitment[] {
  return extract(text)
    .proposals.filter(({ ticked }) => ticked)
    .map(({ quote, start, end, items, confidence }) => ({ quote, start, end, items: items.map((item) => item.text), confidence }))
}

function readable({ file, commitments }: ExtractedFile): string {
  const count = commitments.length === 1 ? '1 commitment' : `${commitments.length} commitments`
  const paragraphs = commitments.map(({ quote, items, confidence }, index) => {
    const lines = [`${index + 1}. ${onOneLine(quote)} (confidence ${confidence})`, ...items.map((item) => `   - ${onOneLine(item)}`)]
    return `${lines.join('\n')}\n`
  })
  return [`${file}: ${count}\n`, ...paragraphs].join('\n')
}

function onOneLine(text: string): string {
  return text.replace(/\s+/g, ' ')
}
