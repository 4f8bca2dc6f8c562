import { zipEntries } from './zipEntries.ts'

/** What a file is, by what stands in it: names of files lie. */
export type FileKind =
  | 'text' | 'html' | 'docx' | 'pdf'
  | 'xlsx' | 'csv'
  /** A Word or Excel file of before 2007. */
  | 'old-office'
  /** Office keeps a file with a password in the container of old. */
  | 'encrypted-office'
  /** Whole, but of a kind that nothing here reads: OpenDocument, rich text, packed files. */
  | 'foreign'
  | 'unknown'

const PDF_MARK_WITHIN_BYTES = 1024
const HTML_START = /^\s*(?:<!doctype html|<html[\s>]|<(?:head|body)[\s>]|<!--)/i
const OLD_OFFICE_MARK = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
const ZIP_MARK = [0x50, 0x4b, 0x03, 0x04]

export function fileKind(name: string, bytes: Uint8Array): FileKind {
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''
  if (startsWith(bytes, OLD_OFFICE_MARK)) return isLocked(bytes) ? 'encrypted-office' : 'old-office'
  if (startsWith(bytes, ZIP_MARK)) return zipKind(bytes, ending)
  const head = ascii(bytes.subarray(0, PDF_MARK_WITHIN_BYTES))
  if (head.includes('%PDF-')) return 'pdf'
  if (head.startsWith('{\\rtf')) return 'foreign'
  if (ending === 'pdf' || ending === 'docx' || ending === 'xlsx') return 'unknown'
  if (ending === 'csv' || ending === 'tsv') return 'csv'
  if (['html', 'htm', 'xhtml'].includes(ending)) return 'html'
  const isNamedText = ['txt', 'md', 'markdown', 'text'].includes(ending)
  return !isNamedText && HTML_START.test(head) ? 'html' : 'text'
}

/** A broken zip is taken for what its name says, so that the message can be about that. */
function zipKind(bytes: Uint8Array, ending: string): FileKind {
  const entries = zipEntries(bytes)
  if (entries?.some(({ name }) => name.startsWith('word/'))) return 'docx'
  if (entries?.some(({ name }) => name.startsWith('xl/'))) return 'xlsx'
  if (ending === 'docx' || ending === 'xlsx') return ending
  return entries ? 'foreign' : 'unknown'
}

function isLocked(bytes: Uint8Array): boolean {
  return new TextDecoder('utf-16le').decode(bytes.subarray(0, bytes.length - (bytes.length % 2))).includes('EncryptedPackage')
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte)
}

function ascii(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes)
}
