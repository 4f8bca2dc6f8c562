import type { StoredPlan } from '../plans/StoredPlan.ts'

export type ServerName = 'pacta' | 'hocuspocus' | 'relay'

/** One of the servers that are measured side by side. */
export interface ServerKind {
  readonly name: ServerName
  /** As the tables call it. */
  readonly title: string
  /** False: it only passes on, and has no part in what needs a stored plan. */
  readonly stores: boolean
  /** Puts plans into a new file, as the server itself would have left them. */
  seed(file: string, plans: readonly StoredPlan[]): Promise<void>
  /** Serves the file on a free port of this machine. */
  start(file: string): Promise<MeasuredServer>
}

export interface MeasuredServer {
  readonly port: number
  /** Everything received is stored, and nothing is planned. */
  isSettled(): boolean
  close(): Promise<void>
}
