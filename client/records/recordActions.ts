import { Archive, ArrowDown, ArrowUp, CalendarDays, CopyPlus, CornerDownRight, Gauge, IndentDecrease, IndentIncrease, Link, Link2, PanelRight, Pencil, Plus, Workflow } from '@lucide/vue'
import type { Component } from 'vue'
import type { MenuItem } from '../ui/menuItems.ts'
import type { ActionTarget } from './actionTarget.ts'

export type ActionId =
  | 'open' | 'add-task' | 'add-subtask' | 'add-commitment' | 'add-template' | 'rename' | 'assess' | 'set-dates' | 'starts-after' | 'indent' | 'outdent'
  | 'move-up' | 'move-down' | 'move-to' | 'link' | 'copy-link' | 'archive'

interface ActionLook {
  readonly icon: Component
  readonly keys?: string
  readonly reads?: boolean
}

/** Every action of a row, with the key that does the same. */
const looks: Readonly<Record<ActionId, ActionLook>> = {
  open: { icon: PanelRight, keys: ' ', reads: true },
  'add-task': { icon: Plus, keys: 'c' },
  'add-subtask': { icon: CornerDownRight },
  'add-commitment': { icon: Plus },
  'add-template': { icon: CopyPlus },
  rename: { icon: Pencil, keys: 'F2' },
  assess: { icon: Gauge },
  'set-dates': { icon: CalendarDays },
  'starts-after': { icon: Workflow },
  indent: { icon: IndentIncrease, keys: 'alt+shift+ArrowRight' },
  outdent: { icon: IndentDecrease, keys: 'alt+shift+ArrowLeft' },
  'move-up': { icon: ArrowUp, keys: 'alt+ArrowUp' },
  'move-down': { icon: ArrowDown, keys: 'alt+ArrowDown' },
  'move-to': { icon: CornerDownRight },
  link: { icon: Link2 },
  'copy-link': { icon: Link, reads: true },
  archive: { icon: Archive, keys: 'Delete' },
}

const menus: Readonly<Record<ActionTarget['kind'], readonly (readonly ActionId[])[]>> = {
  instrument: [['open', 'add-commitment'], ['copy-link'], ['archive']],
  commitment: [['open', 'add-task', 'add-template', 'rename', 'assess', 'set-dates'], ['move-up', 'move-down', 'move-to'], ['copy-link'], ['archive']],
  task: [['open', 'add-task', 'add-subtask', 'rename', 'set-dates', 'starts-after'], ['indent', 'outdent', 'move-up', 'move-down', 'move-to', 'link'], ['copy-link'], ['archive']],
}

/** The menu of a record; a reader gets what reads. `without` leaves out what makes no sense where the menu is. */
export function actionItems(kind: ActionTarget['kind'], canWrite: boolean, t: (key: string) => string, without: readonly ActionId[] = []): MenuItem[] {
  const groups = menus[kind]
    .map((group) => group.filter((id) => (canWrite || looks[id].reads === true) && !without.includes(id)))
    .filter((group) => group.length > 0)
  return groups.flatMap((group, index): MenuItem[] => [
    ...(index > 0 ? [{ kind: 'separator' as const }] : []),
    ...group.map((id): MenuItem => ({ kind: 'action', id, label: t(`records.action.${id}`), icon: looks[id].icon, ...(looks[id].keys && { keys: looks[id].keys }) })),
  ])
}
