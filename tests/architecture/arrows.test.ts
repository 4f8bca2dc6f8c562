import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

/** The arrows of ARCHITECTURE.md: who may import whom, and who may touch what. */
const root = fileURLToPath(new URL('../..', import.meta.url))

interface Import {
  readonly file: string
  /** Path from the root for own files, the bare name for packages. */
  readonly target: string
}

const files = ['client', 'server', 'shared'].flatMap(sourceFiles)
const imports = files.flatMap(importsOf)

test('every folder is read: the rules below look at real files', () => {
  expect(files.length).toBeGreaterThan(50)
  expect(imports.filter(({ target }) => target.startsWith('shared/')).length).toBeGreaterThan(50)
})

test.each([
  ['client and server never import each other', 'client/', /^server\//],
  ['server and client never import each other', 'server/', /^client\//],
  ['shared imports neither of them', 'shared/', /^(client|server)\//],
  ['shared knows no Vue, no Node, no network', 'shared/', /^(node:|vue|pinia|y-websocket|ws$|fastify|better-|kysely|idb|@lucide|reka-ui)/],
  ['ui is domain-free', 'client/ui/', /^client\/(features|stores|sync|api)\//],
  ['sync does not know stores, features or ui', 'client/sync/', /^client\/(features|stores|ui)\//],
  ['stores do not know features or ui', 'client/stores/', /^client\/(features|ui)\//],
  ['what features share does not know them', 'client/records/', /^client\/features\//],
  ['activity, told on several pages, does not know them', 'client/activity/', /^client\/features\//],
  ['what collided, told on several pages, does not know them', 'client/collisions/', /^client\/features\//],
  ['a source\'s text does not know features', 'client/sourceText/', /^client\/features\//],
  ['files are read and written without knowing for whom', 'client/files/', /^client\/(?!files\/)/],
  ['the server\'s storage knows neither http nor sync', 'server/storage/', /^server\/(http|sync|cli|projections)\//],
  ['the server\'s sync does not know http', 'server/sync/', /^server\/(http|cli|auth|projections)\//],
  ['projections know the log alone', 'server/projections/', /^server\/(http|sync|cli|auth|commands)\//],
  ['versions know the log alone', 'server/versions/', /^server\/(http|sync|cli|auth|commands|projections)\//],
  ['http reads derived data through what it is given', 'server/http/', /^server\/(sync|cli|projections)\//],
  ['a thread carries calls and knows nothing of them', 'server/threads/', /^server\/(?!threads\/)/],
])('%s', (_rule, from, forbidden) => {
  expect(imports.filter(({ file, target }) => file.startsWith(from) && forbidden.test(target))).toEqual([])
})

test('features never import each other, except the shell, which frames them', () => {
  const featureOf = (path: string) => /^client\/features\/([^/]+)\//.exec(path)?.[1]
  const crossing = imports.filter(({ file, target }) => {
    const [from, to] = [featureOf(file), featureOf(target)]
    return from !== undefined && to !== undefined && from !== to && from !== 'shell'
  })
  expect(crossing).toEqual([])
})

test('only client/sync imports y-websocket, Yjs and the device database', () => {
  const outside = imports.filter(({ file, target }) => file.startsWith('client/') && !file.startsWith('client/sync/') && /^(yjs|y-websocket|y-protocols|idb)/.test(target))
  expect(outside).toEqual([])
})

test('[D1, D5] only shared/commands writes Y types', () => {
  const writes = /\bdoc\.transact\(|new Y\.(Map|Array|Text|Xml\w+)\(/
  // Applying an update is not writing: it brings what a command wrote elsewhere.
  const writers = files.filter((file) => !file.startsWith('shared/commands/') && /from 'yjs'/.test(read(file)) && writes.test(read(file)))
  expect(writers).toEqual([])
})

test('only config.ts reads the environment', () => {
  expect(files.filter((file) => file !== 'server/config.ts' && /process\.env[.[]/.test(read(file)))).toEqual([])
})

test('only the logger writes to the console', () => {
  expect(files.filter((file) => /\bconsole\./.test(read(file)))).toEqual([])
})

test('no component fetches', () => {
  expect(files.filter((file) => file.endsWith('.vue') && /\bfetch\(/.test(read(file)))).toEqual([])
})

test('nobody asks the browser whether it is online', () => {
  expect(files.filter((file) => /navigator\.onLine/.test(read(file)))).toEqual([])
})

test('no file asks a third party at run time', () => {
  const addresses = files.flatMap((file) => [...read(file).matchAll(/["'(]https?:\/\/([\w.-]+)/g)].map(([, host]) => `${file}: ${host}`))
  const allowed = /: (127\.0\.0\.1|localhost|www\.w3\.org|[\w.-]*example(\.org|\.com|\.int)?|\[?::1\]?)$/
  expect(addresses.filter((address) => !allowed.test(address))).toEqual([])
})

test('files stay short enough to read at once', () => {
  expect(files.filter((file) => read(file).split('\n').length > 301)).toEqual([])
})

function sourceFiles(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|vue)$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
}

function importsOf(file: string): Import[] {
  const specifiers = [...read(file).matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, specifier]) => specifier ?? '')
  return specifiers.map((specifier) => ({
    file,
    target: specifier.startsWith('.') ? relative(root, resolve(root, dirname(file), specifier)) : specifier,
  }))
}

function read(file: string): string {
  return readFileSync(join(root, file), 'utf8')
}
