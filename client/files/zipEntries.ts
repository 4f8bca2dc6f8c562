/** What a zip file says of one of its parts. */
export interface ZipEntry {
  readonly name: string
  readonly isEncrypted: boolean
  readonly method: number
  readonly packedBytes: number
  readonly headerAt: number
}

/** A Word or Excel file has some tens of parts, one with many pictures some thousands. */
const ENTRIES_MAX = 20_000
const END_RECORD = 0x06054b50
const CENTRAL_HEADER = 0x02014b50
const LOCAL_HEADER = 0x04034b50
const END_RECORD_BYTES = 22
const COMMENT_BYTES_MAX = 65_535
const STORED = 0
const DEFLATED = 8

/** The parts that a zip file lists, or null when it is none (or too large to be one of ours, zip64). */
export function zipEntries(bytes: Uint8Array): ZipEntry[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endRecordAt(view)
  if (end === null) return null
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  if (count > ENTRIES_MAX) return null
  const entries: ZipEntry[] = []
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== CENTRAL_HEADER) return null
    const nameBytes = view.getUint16(at + 28, true)
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameBytes)),
      isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
      method: view.getUint16(at + 10, true),
      packedBytes: view.getUint32(at + 20, true),
      headerAt: view.getUint32(at + 42, true),
    })
    at += 46 + nameBytes + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}

/**
 * Unpacks the given parts, keeps nothing, and says whether together they stay within the limit. The sizes
 * that the file states are not asked: a bomb states what it likes. Null when a part is damaged.
 */
export async function unpacksWithin(bytes: Uint8Array<ArrayBuffer>, entries: readonly ZipEntry[], bytesMax: number): Promise<boolean | null> {
  let left = bytesMax
  for (const entry of entries) {
    const packed = packedPart(bytes, entry)
    if (packed === null || (entry.method !== STORED && entry.method !== DEFLATED)) return null
    const size = entry.method === STORED ? packed.length : await unpackedBytes(packed, left)
    if (size === null) return null
    left -= size
    if (left < 0) return false
  }
  return true
}

/** Counts no further than just past the limit. */
async function unpackedBytes(packed: Uint8Array<ArrayBuffer>, bytesMax: number): Promise<number | null> {
  const whole = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start(controller) {
      controller.enqueue(packed)
      controller.close()
    },
  })
  const reader = whole.pipeThrough(new DecompressionStream('deflate-raw')).getReader()
  let size = 0
  try {
    while (size <= bytesMax) {
      const { done, value } = await reader.read()
      if (done) return size
      size += value.length
    }
    await reader.cancel()
    return size
  } catch {
    return null
  }
}

function packedPart(bytes: Uint8Array<ArrayBuffer>, { headerAt, packedBytes }: ZipEntry): Uint8Array<ArrayBuffer> | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (headerAt + 30 > bytes.length || view.getUint32(headerAt, true) !== LOCAL_HEADER) return null
  const start = headerAt + 30 + view.getUint16(headerAt + 26, true) + view.getUint16(headerAt + 28, true)
  return start + packedBytes > bytes.length ? null : bytes.subarray(start, start + packedBytes)
}

function endRecordAt(view: DataView): number | null {
  const lowest = Math.max(0, view.byteLength - END_RECORD_BYTES - COMMENT_BYTES_MAX)
  for (let at = view.byteLength - END_RECORD_BYTES; at >= lowest; at -= 1) {
    if (view.getUint32(at, true) === END_RECORD) return at
  }
  return null
}
