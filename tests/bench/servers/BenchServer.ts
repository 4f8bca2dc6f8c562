import type { ServerKind } from './ServerKind.ts'

/** A running server, as a scenario sees it. */
export interface BenchServer {
  readonly kind: ServerKind
  /** `ws://host:port` */
  readonly url: string
  /** What its process has used so far: milliseconds, all threads. */
  cpuMs(): Promise<number>
  /** Resident bytes of its process, after a collection of garbage. */
  memoryBytes(): Promise<number>
  /** Resolves when everything received is stored and the work behind it, such as compaction, is done. */
  settled(): Promise<void>
  /** Bytes of its files. */
  storedBytes(): Promise<number>
  stop(): Promise<void>
}
