import mammoth from 'mammoth'
import type { DocxAnswer } from './readDocx.ts'

/** Word's paragraphs, lists and tables as plain HTML, without its pictures. `mammoth` names its input after where it runs. */
export async function convertDocx(input: { readonly arrayBuffer: ArrayBuffer } | { readonly buffer: Buffer }): Promise<DocxAnswer> {
  try {
    const { value } = await mammoth.convertToHtml(input, { convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })), externalFileAccess: false })
    return { html: value }
  } catch {
    // Whatever it stumbled over, the file is not what Word writes.
    return { problem: 'broken' }
  }
}
