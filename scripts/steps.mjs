import { spawn } from 'node:child_process'
import { join } from 'node:path'
import process from 'node:process'
import { root } from './ensure.mjs'

/**
 * Runs all steps, also after one failed, and ends with a summary and a true exit code.
 * A step has `name` and either `words` (a program of node_modules and its arguments) or `work` (a function that throws).
 */
export async function runSteps(steps) {
  const results = []
  for (const step of steps) {
    process.stdout.write(`\n── ${step.name}\n`)
    const startedAt = performance.now()
    const succeeded = await runStep(step)
    results.push({ name: step.name, succeeded, seconds: Math.round((performance.now() - startedAt) / 1000) })
  }
  process.stdout.write(`\n${results.map(({ name, succeeded, seconds }) => `${succeeded ? 'passed' : 'FAILED'}  ${name} (${seconds} s)`).join('\n')}\n`)
  process.exitCode = results.every(({ succeeded }) => succeeded) ? 0 : 1
}

export const checkSteps = [
  { name: 'types', words: ['vue-tsc/bin/vue-tsc.js', '--noEmit'] },
  { name: 'lint', words: ['eslint/bin/eslint.js', '.', '--max-warnings', '0'] },
  { name: 'unit, contract, simulation and architecture tests', words: ['vitest/vitest.mjs', 'run'] },
]

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

function runProgram([script, ...words]) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, 'node_modules', script), ...words], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] })
    child.once('error', () => resolve(1))
    child.once('exit', (code) => resolve(code ?? 1))
  })
}
