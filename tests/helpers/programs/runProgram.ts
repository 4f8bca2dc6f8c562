import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { inject } from 'vitest'

const root = fileURLToPath(new URL('../../..', import.meta.url))
/** By its place: a bare name would be looked for from the folder that the program runs in. */
const loader = new URL('../../../node_modules/tsx/dist/loader.mjs', import.meta.url).href

/** A process of ours. */
export interface RunningProgram {
  readonly child: ChildProcess
  readonly output: () => string
  readonly errors: () => string
  /** Resolves when the output matches; rejects when the program ends before. */
  printed(pattern: RegExp): Promise<RegExpMatchArray>
  /** The exit code; null after a signal. */
  readonly ended: Promise<number | null>
}

/** Runs what was built for this run of the tests. */
export function runProgram(name: 'main' | 'cli' | 'killableServer' | 'steadyWriter', words: readonly string[], environment: Readonly<Record<string, string>> = {}, folder = root): RunningProgram {
  return run([join(inject('programs'), `${name}.js`), ...words], environment, folder)
}

/** Runs a file from its source, as `npm run dev` does. */
export function runTypeScript(file: string, words: readonly string[], environment: Readonly<Record<string, string>> = {}): RunningProgram {
  return run(['--import', loader, `${root}${file}`, ...words], environment, root)
}

function run(words: readonly string[], environment: Readonly<Record<string, string>>, folder: string): RunningProgram {
  const child = spawn(process.execPath, words, { cwd: folder, env: { PATH: process.env.PATH, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  let errors = ''
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => { output += chunk })
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => { errors += chunk })
  const ended = once(child, 'close').then(([code]) => code as number | null)
  return {
    child, ended,
    output: () => output,
    errors: () => errors,
    printed: (pattern) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const match = pattern.exec(output)
          if (match !== null) resolve(match)
        }
        child.stdout.on('data', look)
        void ended.then((code) => reject(new Error(`Ended with ${code} before it printed ${pattern}: ${output}${errors}`)))
        look()
      }),
  }
}
