import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
/** By its place: a bare name would be looked for from the folder that the program runs in. */
const loader = new URL('../../node_modules/tsx/dist/loader.mjs', import.meta.url).href

/** A process of ours, run from its sources. */
export interface RunningProgram {
  readonly child: ChildProcess
  readonly output: () => string
  readonly errors: () => string
  /** Resolves when the output matches; rejects when the program ends before. */
  printed(pattern: RegExp): Promise<RegExpMatchArray>
  /** The exit code; null after a signal. */
  readonly ended: Promise<number | null>
}

export function runTypeScript(script: string, words: readonly string[], environment: Readonly<Record<string, string>>, folder = root): RunningProgram {
  const child = spawn(process.execPath, ['--import', loader, `${root}${script}`, ...words], {
    cwd: folder,
    env: { PATH: process.env.PATH, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
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
