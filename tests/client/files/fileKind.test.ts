import { expect, test } from 'vitest'
import { fileKind } from '../../../client/files/fileKind.ts'
import { tinyPdf } from '../../helpers/tinyPdf.ts'
import { tinyZip } from '../../helpers/tinyZip.ts'

const oldOffice = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
const bytes = (text: string) => new TextEncoder().encode(text)

test.each([
  ['pdf', 'agreement.txt', tinyPdf([['text']])],
  ['docx', 'agreement', tinyZip({ 'word/document.xml': '' })],
  ['xlsx', 'agreement.docx', tinyZip({ 'xl/workbook.xml': '' })],
  ['docx', 'damaged.docx', new Uint8Array([0x50, 0x4b, 3, 4, 0])],
  ['foreign', 'agreement.odt', tinyZip({ 'content.xml': '' })],
  ['foreign', 'agreement.rtf', bytes('{\\rtf1 text}')],
  ['unknown', 'torn.zip', new Uint8Array([0x50, 0x4b, 3, 4, 0])],
  ['unknown', 'empty.pdf', bytes('nothing')],
  ['old-office', 'agreement.doc', new Uint8Array([...oldOffice, 0, 0])],
  ['encrypted-office', 'agreement.docx', new Uint8Array([...oldOffice, ...Buffer.from('EncryptedPackage', 'utf16le')])],
  ['html', 'page', bytes('<!DOCTYPE html><html>')],
  ['html', 'page.htm', bytes('words')],
  ['text', 'notes.md', bytes('<!-- a comment --> words')],
  ['csv', 'tasks.csv', bytes('a,b')],
  ['text', 'agreement', bytes('The Parties agree')],
])('a file is taken for what it holds: %s', (kind, name, content) => {
  expect(fileKind(name, content)).toBe(kind)
})
