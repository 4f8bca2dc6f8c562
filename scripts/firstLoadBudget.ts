import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'

type Manifest = Readonly<Record<string, { readonly file: string; readonly isEntry?: boolean; readonly imports?: readonly string[] }>>

/**
 * Fails the build when the JavaScript that a first visit to `page` loads
 * (the entry, the page, and all that both import statically) is over budget.
 */
export function firstLoadBudget({ page, gzipBytesMax }: { readonly page: string; readonly gzipBytesMax: number }): Plugin {
  let outDir = ''
  let hasFailed = false
  return {
    name: 'pacta:first-load-budget',
    apply: 'build',
    configResolved(config) {
      outDir = resolve(config.root, config.build.outDir)
    },
    buildEnd(error) {
      hasFailed = error !== undefined
    },
    closeBundle: {
      order: 'post',
      handler() {
        // A build that failed says why itself.
        if (hasFailed) return
        const manifest = JSON.parse(readFileSync(resolve(outDir, '.vite/manifest.json'), 'utf8')) as Manifest
        const entries = Object.keys(manifest).filter((key) => manifest[key]?.isEntry)
        if (!manifest[page]) throw new Error(`First-load budget: the build has no chunk for ${page}`)
        const files = filesOf(manifest, [...entries, page])
        const bytes = files.map((file) => gzipSync(readFileSync(resolve(outDir, file)), { level: 9 }).length)
        const total = bytes.reduce((sum, size) => sum + size, 0)
        const figures = `${kilobytes(total)} kB of ${kilobytes(gzipBytesMax)} kB (gzip, ${files.length} files)`
        if (total > gzipBytesMax) throw new Error(`First-load budget exceeded: ${figures}\n${files.map((file, i) => `  ${kilobytes(bytes[i] ?? 0)} kB  ${file}`).join('\n')}`)
        this.info(`First load of a plan page: ${figures}`)
      },
    },
  }
}

function filesOf(manifest: Manifest, keys: readonly string[]): string[] {
  const files = new Map<string, string>()
  const visit = (key: string): void => {
    const chunk = manifest[key]
    if (!chunk || files.has(key)) return
    files.set(key, chunk.file)
    chunk.imports?.forEach(visit)
  }
  keys.forEach(visit)
  return [...new Set(files.values())].filter((file) => file.endsWith('.js'))
}

function kilobytes(bytes: number): string {
  return (bytes / 1000).toFixed(1)
}
