import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of the built server and of the tests' own programs. */
    programs: string
  }
}

const here = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url))

/**
 * Builds, once for all test files, what tests start as a process or a thread of
 * its own. A build takes about a second; reading TypeScript takes that long at
 * each start, and there are hundreds of them.
 */
export async function setup(project: TestProject): Promise<() => void> {
  mkdirSync(here('dist'), { recursive: true })
  // A folder for each run: two at the same time must not build into each other.
  const outDir = mkdtempSync(here('dist/test-programs-'))
  const buildAll = async (): Promise<void> => void (await build({
    configFile: here('vite.config.ts'),
    logLevel: 'warn',
    build: {
      ssr: true,
      outDir,
      rolldownOptions: { input: { killableServer: here('tests/helpers/killableServer.ts'), steadyWriter: here('tests/helpers/steadyWriter.ts') } },
    },
  }))
  await buildAll()
  project.onTestsRerun(buildAll)
  project.provide('programs', outDir)
  return () => rmSync(outDir, { recursive: true, force: true })
}
