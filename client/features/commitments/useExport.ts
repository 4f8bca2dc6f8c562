import type { Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { usePlanStore } from '../../stores/plan.ts'
import type { MenuItem } from '../../ui/menuItems.ts'
import { notify } from '../../ui/notices.ts'
import { saveFile } from '../../ui/saveFile.ts'
import type { FilterMatch } from '../../../shared/queries/commitmentFilter.ts'

export const exportFormats = ['xlsx', 'csv', 'docx'] as const
export type ExportFormat = (typeof exportFormats)[number]

export function isExportFormat(id: string): id is ExportFormat {
  return (exportFormats as readonly string[]).includes(id)
}

/** The outline as a file, as it is filtered. What makes the files is loaded with the first of them. */
export function useExport(match: Readonly<Ref<FilterMatch | null>>) {
  const messages = useI18n({ useScope: 'global' })
  const plan = usePlanStore()

  function items(isFiltered: boolean, counted: string): MenuItem[] {
    return [
      { kind: 'heading', label: messages.t(isFiltered ? 'commitments.export.filtered' : 'commitments.export.all', { counted }) },
      ...exportFormats.map((id) => ({ kind: 'action' as const, id, label: messages.t(`commitments.export.${id}`) })),
    ]
  }

  async function save(format: ExportFormat): Promise<void> {
    const made = await import('./exportOutline.ts').catch(() => null)
    if (!made) return notify({ text: messages.t('commitments.export.unreachable'), tone: 'problem' })
    try {
      const { name, mediaType, content } = await made.exportOutline(format, plan.snapshot, match.value, messages)
      saveFile(name, mediaType, content)
    } catch {
      notify({ text: messages.t('commitments.export.failed'), tone: 'problem' })
    }
  }

  return { items, save }
}
