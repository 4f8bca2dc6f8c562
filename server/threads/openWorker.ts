import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import { threadEntries, type ThreadEntry } from './threadEntries.ts'

/** Starts the file of a thread: the built one in the built server, else its source. */
export function openWorker(entry: ThreadEntry, workerData: unknown): Worker {
  const isBuilt = !import.meta.url.endsWith('.ts')
  if (isBuilt) return new Worker(new URL(`./${entry}.thread.js`, import.meta.url), { workerData })
  // From sources (development): a thread does not inherit the loader that reads TypeScript. Its CommonJS form is broken in threads.
  const source = new URL(`../${threadEntries[entry]}.ts`, import.meta.url).href
  const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx/esm/api').replace(/\.cjs$/, '.mjs')).href
  const program = `import(${JSON.stringify(loader)}).then(({ register }) => { register(); return import(${JSON.stringify(source)}) })`
  return new Worker(program, { eval: true, workerData, execArgv: [] })
}
