import { closeSync, fsyncSync, openSync } from 'node:fs'

/** Waits until a file, or a folder's list of names, survives a power cut. */
export function flush(path: string): void {
  const handle = openSync(path, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
