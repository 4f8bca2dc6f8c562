import type { ActivityGroup } from '../../shared/review/groupActivity.ts'

/**
 * When the device says that a group was made, as an ISO instant: only making
 * and archiving a record carry the device's own time. Null for all else.
 */
export function deviceTimeOf({ changes }: ActivityGroup): string | null {
  for (const { created, fields } of changes) {
    const archived = fields.find(({ key, after }) => key === 'archivedAt' && after !== null)?.after
    for (const instant of [created?.['createdAt'], archived]) {
      if (typeof instant === 'string' && !Number.isNaN(Date.parse(instant))) return instant
    }
  }
  return null
}
