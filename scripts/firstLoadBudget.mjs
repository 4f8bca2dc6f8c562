import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { gzipSync } from 'node:zlib'

/**
 * Fails the build when the JavaScript that a first visit to `page` loads
 * (the entry, the page, and all that both import statically) is over budget.
 * @param {{ page: string, gzipBytesMax: number }} budget
 * @returns {import('vite').Plugin}
 */
export function firstLoadBudget({ page, gzipBytesMax }) {
  let outDir = ''
  return {
    name: 'pacta:first-load-budget',
    apply: 'build',
    configResolved(config) {
      outDir = resolve(config.root, config.build.outDir)
    },
    closeBundle: {
      order: 'post',
      handler() {
        const manifest = JSON.parse(readFileSync(resolve(outDir, '.vite/manifest.json'), 'utf8'))
        const entries = Object.keys(manifest).filter((key) => manifest[key].isEntry)
        if (!manifest[page]) throw new Error(`First-load budget: the build has no chunk for ${page}`)
        const files = filesOf(manifest, [...entries, page])
        const bytes = files.map((file) => gzipSync(readFileSync(resolve(outDir, file)), { level: 9 }).length)
        const total = bytes.reduce((sum, size) => sum + size, 0)
        const figures = `${kilobytes(total)} kB of ${kilobytes(gzipBytesMax)} kB (gzip, ${files.length} files)`
        if (total > gzipBytesMax) throw new Error(`First-load budget exceeded: ${figures}\n${files.map((file, i) => `  ${kilobytes(bytes[i])} kB  ${file}`).join('\n')}`)
        this.info(`First load of a plan page: ${figures}`)
      },
    },
  }
}

function filesOf(manifest, keys) {
  const seen = new Set()
  const visit = (key) => {
    if (seen.has(key)) return
    seen.add(key)
    for (const imported of manifest[key].imports ?? []) visit(imported)
  }
  keys.forEach(visit)
  return [...new Set([...seen].map((key) => manifest[key].file))].filter((file) => file.endsWith('.js'))
}

function kilobytes(bytes) {
  return (bytes / 1000).toFixed(1)
}
