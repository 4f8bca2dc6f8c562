import { expect, test } from 'vitest'
import { checkSourceText, readPlainText } from '../../../client/files/plainText.ts'
import { SOURCE_LENGTH_MAX } from '../../../shared/schema/fields.ts'

const file = (...parts: BlobPart[]) => new Blob(parts)

test('a text is read unchanged, with its line breaks', async () => {
  expect(await readPlainText(file('Première ligne\r\n\r\nВторая\n'))).toEqual({ ok: true, value: 'Première ligne\r\n\r\nВторая\n' })
})

test('a byte order mark is no part of the text', async () => {
  expect(await readPlainText(file(new Uint8Array([0xef, 0xbb, 0xbf]), 'Text'))).toEqual({ ok: true, value: 'Text' })
})

test.each([['little', [0xff, 0xfe, 0x41, 0, 0x22, 0x04]], ['big', [0xfe, 0xff, 0, 0x41, 0x04, 0x22]]])('UTF-16 (%s endian) is known by its mark', async (_name, bytes) => {
  expect(await readPlainText(file(new Uint8Array(bytes)))).toEqual({ ok: true, value: 'AТ' })
})

test.each([
  ['empty', file('')],
  ['empty', file(' \r\n\t')],
  ['binary', file(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]))],
  ['binary', file('%PDF-1.7 text only so far')],
  ['not-utf8', file(new Uint8Array([0x41, 0xe9, 0x20, 0x42]))],
  ['too-long', file('x'.repeat(SOURCE_LENGTH_MAX + 1))],
])('what is %s is refused with that reason', async (problem, refusedFile) => {
  expect(await readPlainText(refusedFile)).toEqual({ ok: false, problem })
})

test('a file that is too large is refused before it is read', async () => {
  const huge = { size: 50_000_000, arrayBuffer: () => Promise.reject(new Error('was read')) } as unknown as Blob
  expect(await readPlainText(huge)).toEqual({ ok: false, problem: 'too-long' })
})

test('a file that cannot be read says so', async () => {
  const gone = { size: 10, arrayBuffer: () => Promise.reject(new Error('gone')) } as unknown as Blob
  expect(await readPlainText(gone)).toEqual({ ok: false, problem: 'unreadable' })
})

test('a text of exactly the greatest length is accepted', () => {
  expect(checkSourceText('x'.repeat(SOURCE_LENGTH_MAX)).ok).toBe(true)
})
