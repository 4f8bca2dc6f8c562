import { readFileSync } from 'node:fs'
import { cpus, release, totalmem, type } from 'node:os'

const serverPackages = ['@hocuspocus/server', '@hocuspocus/extension-sqlite', 'better-sqlite3', 'ws', 'yjs']

/** What the figures were measured on, one line each. */
export function machineLines(now: Date, packages: readonly string[] = serverPackages, more: readonly string[] = []): string[] {
  const [first] = cpus()
  return [
    `processor: ${first?.model.trim() ?? 'unknown'}, ${cpus().length} cores`,
    `memory: ${Math.round(totalmem() / 1024 ** 3)} GiB`,
    `system: ${type()} ${release()}, Node ${process.versions.node}`,
    `packages: ${packages.map(nameAndVersion).join(', ')}`,
    ...more,
    `date: ${now.toISOString().slice(0, 10)}`,
  ]
}

function nameAndVersion(name: string): string {
  const { version } = JSON.parse(readFileSync(new URL(`../../../node_modules/${name}/package.json`, import.meta.url), 'utf8')) as { version: string }
  return `${name} ${version}`
}
