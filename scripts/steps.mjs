import { spawn } from 'node:child_process'
import { join } from 'node:path'
import process from 'node:process'
import { root } from './ensure.mjs'

/**
 * Runs all steps, also after one failed, and ends with a summary and a true exit code.
 * A step has `name` and either `words` (a program of node_modules and its arguments) or `work` (a function that throws).
 * Steps in a list of their own run side by side; each one's words come in one piece, when it has ended.
 */
export async function runSteps(steps) {
  const results = []
  for (const step of steps) results.push(...(Array.isArray(step) ? await runTogether(step) : [await runAlone(step)]))
  process.stdout.write(`\n${results.map(({ name, succeeded, seconds }) => `${succeeded ? 'passed' : 'FAILED'}  ${name} (${seconds} s)`).join('\n')}\n`)
  process.exitCode = results.every(({ succeeded }) => succeeded) ? 0 : 1
}

/** What each needs is one core, so two of them share two. */
export const checkSteps = [
  [
    { name: 'types', words: ['vue-tsc/bin/vue-tsc.js', '--noEmit'] },
    { name: 'lint', words: ['eslint/bin/eslint.js', '.', '--max-warnings', '0'] },
  ],
  { name: 'unit, contract, simulation and architecture tests', words: ['vitest/vitest.mjs', 'run'] },
]

async function runAlone(step) {
  process.stdout.write(`\n── ${step.name}\n`)
  return timed(step.name, () => runStep(step))
}

function runTogether(steps) {
  process.stdout.write(`\n── ${steps.map(({ name }) => name).join(' and ')}, side by side\n`)
  return Promise.all(steps.map(runAside))
}

/** A step of `words` alone: what `work` says cannot be held back. */
async function runAside({ name, words }) {
  const said = []
  const result = await timed(name, async () => (await runProgram(words, (chunk) => said.push(chunk))) === 0)
  process.stdout.write(`\n── ${name}\n${Buffer.concat(said).toString()}`)
  return result
}

async function timed(name, run) {
  const startedAt = performance.now()
  const succeeded = await run()
  return { name, succeeded, seconds: Math.round((performance.now() - startedAt) / 1000) }
}

async function runStep({ words, work }) {
  if (words) return (await runProgram(words)) === 0
  try {
    await work()
    return true
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    return false
  }
}

/** Its words go where ours go, or to `hear`. */
function runProgram([script, ...words], hear) {
  return new Promise((resolve) => {
    const kept = hear ? 'pipe' : 'inherit'
    // A pipe takes no colours unless they are asked for.
    const env = hear && process.stdout.isTTY ? { ...process.env, FORCE_COLOR: '1' } : process.env
    const child = spawn(process.execPath, [join(root, 'node_modules', script), ...words], { cwd: root, env, stdio: ['ignore', kept, kept] })
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.once('error', () => resolve(1))
    // Not at its exit: its last words may still be under way.
    child.once('close', (code) => resolve(code ?? 1))
  })
}
