import { CircleAlert, CloudOff, KeyRound, Lock, Trash2 } from '@lucide/vue'
import type { Component } from 'vue'
import type { PlanSession } from '../../sync/PlanSession.ts'
import type { SyncStatus } from '../../sync/syncStatus.ts'

export interface PlanBanner {
  /** Of its words in the messages of the shell. */
  readonly key: string
  readonly tone: 'problem' | 'caution'
  readonly icon: Component
  readonly action: 'export' | 'reload' | null
  readonly isDismissible: boolean
}

export interface PlanTrouble {
  readonly state: PlanSession['state']['value'] | 'closed'
  readonly problem: PlanSession['problem']['value']
  readonly sync: SyncStatus
}

/** What the person must be told about the open plan: the gravest alone, and first where work is kept that only an export can bring elsewhere. */
export function planBanner({ state, problem, sync }: PlanTrouble): PlanBanner | null {
  const hasKeptWork = sync.state === 'read-only' && sync.changes > 0
  if (problem === 'client-too-old') return banner('clientTooOld', 'problem', CircleAlert, 'reload')
  if (problem === 'being-removed') return sync.changes > 0 ? banner('beingRemovedChanges', 'problem', Trash2, 'export') : banner('beingRemoved', 'caution', Trash2)
  // The plan is gone from the server; what was not sent is only here.
  if (state === 'missing' && sync.changes > 0) return banner('gone', 'problem', CircleAlert, 'export')
  if (hasKeptWork && state === 'refused') return banner('removed', 'problem', Lock, 'export')
  if (hasKeptWork) return banner('readOnly', 'problem', Lock, 'export')
  if (problem === 'work-refused') return banner('workRefused', 'problem', CircleAlert, 'export')
  if (problem === 'work-outdated') return banner('workOutdated', 'problem', CircleAlert, 'export')
  if (problem === 'device-damaged') return banner('deviceDamaged', 'caution', CircleAlert)
  if (sync.state === 'signed-out') return banner('signedOut', 'caution', KeyRound)
  if (sync.state === 'offline') return { ...banner(sync.changes > 0 ? 'offlineChanges' : 'offline', 'caution', CloudOff), isDismissible: true }
  return null
}

function banner(key: string, tone: PlanBanner['tone'], icon: Component, action: PlanBanner['action'] = null): PlanBanner {
  return { key, tone, icon, action, isDismissible: false }
}
