import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { compressClient } from './compressClient.mjs'

/** Makes sure that what a command needs is there. All words go to stderr: stdout belongs to the command's result. */
export const root = fileURLToPath(new URL('..', import.meta.url))

const stampFile = join(root, 'dist', '.stamp')
const outputs = ['dist/client/index.html', 'dist/server/main.js', 'dist/server/cli.js']
const sources = ['client', 'server', 'shared', 'vite.config.ts', 'package.json', 'package-lock.json']

/** Says in one line what is wrong with the Node that runs this, and ends. */
export function ensureNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  fail(`Pacta needs Node 20.19 or later; this is ${process.versions.node}. Install a newer one from https://nodejs.org and try again.`)
}

/** Installs the packages when they are missing or older than package-lock.json. */
export async function ensureInstalled() {
  ensureNode()
  const installed = join(root, 'node_modules', '.package-lock.json')
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs) return
  say('Installing packages. The first time this takes a minute or two…')
  const npm = process.env.npm_execpath
  // A production environment would leave out what the build needs.
  const words = ['ci', '--include=dev', '--loglevel=error', '--no-audit', '--no-fund', '--no-progress']
  const code = npm?.endsWith('.js') ? await run(process.execPath, [npm, ...words]) : await run('npm', words)
  if (code !== 0) fail('The packages could not be installed (see above). Check the connection to the package registry and try again.')
}

/** Builds client and server when the sources are not the ones of the last build. */
export async function ensureBuilt({ logLevel = 'warn' } = {}) {
  const stamp = stampOf(sources)
  if (outputs.every((file) => existsSync(join(root, file))) && readIfThere(stampFile) === stamp) return
  say('Building…')
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  const codes = await Promise.all([
    run(process.execPath, [vite, 'build', '--logLevel', logLevel]),
    run(process.execPath, [vite, 'build', '--ssr', '--logLevel', logLevel]),
  ])
  if (codes.some((code) => code !== 0)) fail('The build failed (see above).')
  await compressClient(join(root, 'dist', 'client'))
  mkdirSync(join(root, 'dist'), { recursive: true })
  writeFileSync(stampFile, stamp)
}

export function say(line) {
  process.stderr.write(`${line}\n`)
}

export function fail(line) {
  say(line)
  process.exit(1)
}

/** Runs a program in the project's folder; its words go to stderr. */
function run(program, words) {
  return new Promise((resolve) => {
    const child = spawn(program, words, { cwd: root, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' && program === 'npm' })
    child.once('error', (error) => {
      say(error.message)
      resolve(1)
    })
    child.once('exit', (code) => resolve(code ?? 1))
  })
}

/** Names, sizes and times: quick to read, and different after every change. */
function stampOf(paths) {
  const hash = createHash('sha256')
  for (const path of paths.flatMap(filesIn).sort()) {
    const { size, mtimeMs } = statSync(join(root, path))
    hash.update(`${path}\0${size}\0${mtimeMs}\n`)
  }
  return hash.digest('hex')
}

function filesIn(path) {
  if (!statSync(join(root, path)).isDirectory()) return [path]
  return readdirSync(join(root, path)).flatMap((name) => filesIn(`${path}/${name}`))
}

function readIfThere(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : null
}
