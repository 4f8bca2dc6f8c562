// @vitest-environment jsdom
import { Document, HeadingLevel, LevelFormat, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx'
import { expect, test } from 'vitest'
import { convertDocx } from '../../../client/files/convertDocx.ts'
import { readDocx } from '../../../client/files/readDocx.ts'
import { tinyZip } from '../../helpers/tinyZip.ts'

const signal = new AbortController().signal
const inThisThread = (bytes: Uint8Array<ArrayBuffer>) => convertDocx({ buffer: Buffer.from(bytes) })
const read = (bytes: Uint8Array<ArrayBuffer>) => readDocx(bytes, { signal }, inThisThread)

test('paragraphs, lists and tables of a Word document become lines of text', async () => {
  const item = (text: string, level = 0) => new Paragraph({ text, numbering: { reference: 'areas', level } })
  const cell = (text: string) => new TableCell({ children: [new Paragraph(text)] })
  const document = new Document({
    numbering: { config: [{ reference: 'areas', levels: [0, 1].map((level) => ({ level, format: LevelFormat.DECIMAL, text: `%${level + 1}.` })) }] },
    sections: [{
      children: [
        new Paragraph({ text: 'Joint Action Plan', heading: HeadingLevel.HEADING_1 }),
        new Paragraph({ children: [new TextRun('The Parties '), new TextRun({ text: 'agree', bold: true }), new TextRun(' to “cooperate” — Übung, 协议, الاتفاق:')] }),
        item('Training;'), item('of officials;', 1), item('Study visits.'),
        new Table({ rows: [['Activity', 'Date'], ['Hold a meeting', '2026']].map((row) => new TableRow({ children: row.map(cell) })) }),
      ],
    }],
  })
  const bytes = new Uint8Array(await Packer.toBuffer(document))
  expect(await read(bytes)).toEqual({
    ok: true,
    value: {
      pages: null, pagesWithoutText: 0,
      text: 'Joint Action Plan\n\nThe Parties agree to “cooperate” — Übung, 协议, الاتفاق:\n\n1. Training;\n  1. of officials;\n2. Study visits.\n\nActivity\tDate\nHold a meeting\t2026',
    },
  })
})

test('a small file that unpacks to sixty megabytes is refused before it is converted', async () => {
  const bomb = tinyZip({ '[Content_Types].xml': '<Types/>', 'word/document.xml': Buffer.alloc(61_000_000) })
  expect(bomb.length).toBeLessThan(200_000)
  const result = await readDocx(bomb, { signal }, () => { throw new Error('was converted') })
  expect(result).toEqual({ ok: false, problem: 'too-large' })
})

test('a damaged file, and one that is no Word document inside, are said to be broken', async () => {
  const whole = tinyZip({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<w:document/>' })
  expect(await read(whole.slice(0, -30))).toEqual({ ok: false, problem: 'broken' })
  expect(await read(tinyZip({ 'word/document.xml': 'no xml at all <' }))).toEqual({ ok: false, problem: 'broken' })
  expect(await read(tinyZip({ 'readme.txt': 'hello' }))).toEqual({ ok: false, problem: 'broken' })
})
