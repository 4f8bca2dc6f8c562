import { expect, test } from 'vitest'
import { readPdf } from '../../../client/files/readPdf.ts'
import { pageNumber, pageStarts } from '../../../shared/text/pages.ts'
import { paragraphsOf } from '../../../shared/text/paragraphs.ts'
import { tinyPdf, type TinyPage } from '../../helpers/tinyPdf.ts'

const inThisThread = () => null
const signal = new AbortController().signal

async function read(pages: readonly TinyPage[], options = {}) {
  return readPdf(tinyPdf(pages, options), { signal }, inThisThread)
}

const agreement: readonly TinyPage[] = [
  ['Joint Action Plan 2026', '', 'The Parties agreed to strengthen the exchange of information on the', 'protection of critical infrastructure, and to meet once a year in order to', 'review the imple-', '', '1'],
  ['mentation of this plan. The implementation shall be reviewed by both Parties.', '', '- Joint training of border', '  officials and experts;', '- Study visits.', '', '2'],
]

test('lines become paragraphs, list items stay apart, page numbers are left out', async () => {
  const result = await read(agreement)
  expect(result).toMatchObject({ ok: true, value: { pages: 2, pagesWithoutText: 0 } })
  const text = result.ok ? result.value.text : ''
  expect(paragraphsOf(text).map(({ start, end }) => text.slice(start, end).replaceAll('\f', '|'))).toEqual([
    'Joint Action Plan 2026',
    'The Parties agreed to strengthen the exchange of information on the protection of critical infrastructure, and to meet once a year in order to review the imple- |mentation of this plan. The implementation shall be reviewed by both Parties.',
    '- Joint training of border officials and experts;',
    '- Study visits.',
  ])
})

test('each word knows its page', async () => {
  const result = await read(agreement)
  const text = result.ok ? result.value.text : ''
  const starts = pageStarts(text)
  expect(pageNumber(starts, text.indexOf('strengthen'))).toBe(1)
  expect(pageNumber(starts, text.indexOf('shall be reviewed'))).toBe(2)
  expect(pageNumber(pageStarts('no pages'), 3)).toBeNull()
})

test('pages of pictures are a scan; a few among pages of text are counted', async () => {
  expect(await read([null, null])).toEqual({ ok: false, problem: 'scanned' })
  expect(await read([['Article 1'], null])).toMatchObject({ ok: true, value: { pages: 2, pagesWithoutText: 1 } })
})

test('a locked file is told from a damaged one', async () => {
  expect(await read([['Secret']], { encrypt: true })).toEqual({ ok: false, problem: 'encrypted' })
  expect(await readPdf(new TextEncoder().encode('%PDF-1.7\nnothing of the kind'), { signal }, inThisThread)).toEqual({ ok: false, problem: 'broken' })
})

test('two thousand pages are read with progress, and reading can be stopped', async () => {
  const pages = Array.from({ length: 2_000 }, (_, index) => [`Paragraph of page number ${index + 1} of the plan.`])
  const seen: number[] = []
  const result = await readPdf(tinyPdf(pages), { signal, progress: ({ done }) => seen.push(done) }, inThisThread)
  expect(result).toMatchObject({ ok: true, value: { pages: 2_000 } })
  expect(seen.at(-1)).toBe(2_000)
  const abort = new AbortController()
  const stopped = readPdf(tinyPdf(pages), { signal: abort.signal, progress: ({ done }) => { if (done === 3) abort.abort(new Error('stopped')) } }, inThisThread)
  await expect(stopped).rejects.toThrow('stopped')
}, 120_000)
