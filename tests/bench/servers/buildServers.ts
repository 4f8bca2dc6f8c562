import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { threadEntries } from '../../../server/threads/threadEntries.ts'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))
const folder = here('../../../dist/bench')

/**
 * Builds the measured servers as they are built for people: read as TypeScript,
 * each thread would pay for a compiler while its server is measured.
 * Resolves to the program that runs one.
 */
export async function buildServers(): Promise<string> {
  const threads = Object.fromEntries(Object.entries(threadEntries).map(([name, file]) => [`${name}.thread`, here(`../../../server/${file}.ts`)]))
  await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      ssr: true,
      target: 'node20',
      outDir: folder,
      emptyOutDir: true,
      rolldownOptions: {
        input: { serve: here('serve.ts'), ...threads },
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  })
  return `${folder}/serve.js`
}
