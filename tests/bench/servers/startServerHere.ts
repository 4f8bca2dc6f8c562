import { setTimeout as delay } from 'node:timers/promises'
import type { BenchServer } from './BenchServer.ts'
import { cpuMs } from './processUse.ts'
import type { ServerKind } from './ServerKind.ts'
import { storedBytes } from './storedBytes.ts'

/** A server within this process: for tests of the benchmark, where figures do not matter. */
export async function startServerHere(kind: ServerKind, file: string): Promise<BenchServer> {
  const server = await kind.start(file)
  return {
    kind,
    url: `ws://127.0.0.1:${server.port}`,
    cpuMs: async () => cpuMs(),
    memoryBytes: async () => process.memoryUsage.rss(),
    async settled() {
      while (!server.isSettled()) await delay(1)
    },
    storedBytes: async () => storedBytes(file),
    stop: () => server.close(),
  }
}
