import { CloudAlert, CloudCheck, CloudOff, CloudUpload, KeyRound, Lock, RefreshCw } from '@lucide/vue'
import type { Component } from 'vue'
import type { SyncState, SyncStatus } from '../../sync/syncStatus.ts'

export interface SyncLook {
  readonly icon: Component
  readonly tone: 'good' | 'busy' | 'caution' | 'problem' | 'quiet'
}

export const syncLooks: Readonly<Record<SyncState, SyncLook>> = {
  'storage-refused': { icon: CloudAlert, tone: 'problem' },
  'read-only': { icon: Lock, tone: 'quiet' },
  'signed-out': { icon: KeyRound, tone: 'caution' },
  offline: { icon: CloudOff, tone: 'caution' },
  reconnecting: { icon: RefreshCw, tone: 'busy' },
  saving: { icon: CloudUpload, tone: 'busy' },
  saved: { icon: CloudCheck, tone: 'good' },
}

/** The message of a status: with the number where there is one to tell, else only the first words. */
export function syncMessage({ state, changes }: SyncStatus): string {
  return changes > 0 && tellsNumber(state) ? `shell.sync.${state}-changes` : `shell.sync.${state}`
}

/** Whether the number belongs to the words. Saving says no number, a refused storage has none to be trusted; what is left beside "saved" is kept for good. */
export function tellsNumber(state: SyncState): boolean {
  return state !== 'storage-refused' && state !== 'saving'
}
