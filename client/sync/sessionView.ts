import { shallowRef } from 'vue'
import type { Outbox } from './outbox.ts'
import { sessionProblem, type SessionProblem, type SessionTrouble } from './sessionProblem.ts'
import { syncStatus, type SyncFacts, type SyncStatus } from './syncStatus.ts'

/** What a session shows of the way to the server, worked out anew whenever one of its parts has moved. */
export class SessionView {
  readonly problem = shallowRef<SessionProblem | null>(null)
  readonly status = shallowRef<SyncStatus>({ state: 'reconnecting', changes: 0 })
  readonly unsentRecords = shallowRef<ReadonlySet<string>>(new Set())

  /** What has been found out; told with the next refresh. */
  readonly trouble: { -readonly [Name in keyof Omit<SessionTrouble, 'book'>]: boolean } = { clientTooOld: false, beingRemoved: false, deviceDamaged: false }

  refresh({ book, storageRefused }: Pick<Outbox, 'book' | 'storageRefused'>, facts: Omit<SyncFacts, 'storageRefused' | 'waiting' | 'changes'>): void {
    this.unsentRecords.value = book.records
    this.problem.value = sessionProblem({ ...this.trouble, book })
    const waiting = book.waiting.length + book.replayable.length
    this.status.value = syncStatus({ ...facts, storageRefused, waiting, changes: book.changes }, this.status.value)
  }
}
