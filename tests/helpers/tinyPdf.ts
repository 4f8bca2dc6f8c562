/** One page of a test file: lines of text from the top, or a picture of nothing (null), as a scanner makes. */
export type TinyPage = readonly string[] | null

const LEADING_PT = 14
/** An empty line is a larger gap. */
const TOP_PT = 780

/** A PDF file as small as one can be: Helvetica, one column, letters of Latin-1. */
export function tinyPdf(pages: readonly TinyPage[], options: { readonly encrypt?: boolean } = {}): Uint8Array<ArrayBuffer> {
  const pageId = (index: number) => 4 + index * 2
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Kids[${pages.map((_page, index) => `${pageId(index)} 0 R`).join(' ')}]/Count ${pages.length}>>`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>',
    ...pages.flatMap((page, index) => {
      const content = contentOf(page)
      return [
        `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents ${pageId(index) + 1} 0 R>>`,
        `<</Length ${content.length}>>\nstream\n${content}\nendstream`,
      ]
    }),
    // Standard security handler with a user password that nobody knows.
    ...(options.encrypt ? [`<</Filter/Standard/V 1/R 2/O<${'41'.repeat(32)}>/U<${'42'.repeat(32)}>/P -4>>`] : []),
  ]
  let file = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const offset = file.length
    file += `${index + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const encryption = options.encrypt ? `/Encrypt ${objects.length} 0 R/ID[<${'43'.repeat(16)}><${'43'.repeat(16)}>]` : ''
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<</Size ${objects.length + 1}/Root 1 0 R${encryption}>>\nstartxref\n${file.length}\n%%EOF\n`
  return Uint8Array.from(file, (character) => character.charCodeAt(0))
}

function contentOf(page: TinyPage): string {
  if (page === null) return '0.5 g 50 50 400 700 re f'
  const lines = page.map((line, index) => `1 0 0 1 60 ${TOP_PT - index * LEADING_PT} Tm (${line.replace(/[\\()]/g, '\\$&')}) Tj`)
  return `BT /F1 11 Tf\n${lines.filter((_line, index) => page[index] !== '').join('\n')}\nET`
}
