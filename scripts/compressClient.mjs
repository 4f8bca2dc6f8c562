import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const worthwhile = /\.(js|css|html|svg|json|webmanifest)$/
/** Below this, headers outweigh the gain. */
const BYTES_MIN = 1024

/** Lays a `.br` and a `.gz` beside each file that compresses, so that the server never compresses while serving. */
export async function compressClient(directory) {
  const files = (await readdir(directory, { recursive: true })).filter((file) => worthwhile.test(file))
  await Promise.all(files.map((file) => compress(join(directory, file))))
}

async function compress(file) {
  const content = await readFile(file)
  if (content.length < BYTES_MIN) return
  const brotliOptions = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }
  await Promise.all([
    promisify(brotliCompress)(content, brotliOptions).then((small) => writeFile(`${file}.br`, small)),
    promisify(gzip)(content, { level: 9 }).then((small) => writeFile(`${file}.gz`, small)),
  ])
}
