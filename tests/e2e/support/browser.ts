import { execFile } from 'node:child_process'
import { createReadStream, createWriteStream, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { createBrotliDecompress } from 'node:zlib'

const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable']
const modules = new URL('../../../node_modules/', import.meta.url)
const shellPackage = new URL('@sparticuz/chromium/', modules)

/**
 * The browser for tests: `CHROMIUM_PATH`, else the headless shell of an npm
 * package where it runs, else an installed Chromium or Chrome; so that
 * `npm test` needs nothing by hand. The shell comes first because it draws no
 * window around each page, which costs more than most tests do, and because
 * everybody then tests with the same version.
 */
export async function browserPath(): Promise<string> {
  const named = process.env.CHROMIUM_PATH
  if (named) return named
  const found = (await unpackedShell()) ?? installed.find((path) => existsSync(path))
  if (found === undefined) throw new Error('No browser for the tests: install Chromium, or say where one is with CHROMIUM_PATH.')
  return found
}

/** Null where the shell does not run. */
async function unpackedShell(): Promise<string | null> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null
  const { version } = JSON.parse(readFileSync(new URL('package.json', shellPackage), 'utf8')) as { version: string }
  const folder = new URL('.cache/pacta/', modules)
  const unpacked = fileURLToPath(new URL(`chromium-${version}`, folder))
  if (existsSync(unpacked)) return unpacked
  mkdirSync(folder, { recursive: true })
  // Named only once it is whole and has run: others look for that name at the same time.
  const unproven = `${unpacked}.${process.pid}`
  try {
    await pipeline(createReadStream(new URL('bin/chromium.br', shellPackage)), createBrotliDecompress(), createWriteStream(unproven, { mode: 0o755 }))
    await promisify(execFile)(unproven, ['--version'])
    renameSync(unproven, unpacked)
    return unpacked
  } catch {
    rmSync(unproven, { force: true })
    return null
  }
}
