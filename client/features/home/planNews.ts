import type { ActivityPerson } from '../../../shared/review/activityEntry.ts'
import type { ActivityGroup } from '../../../shared/review/groupActivity.ts'

/** What others have done in one plan since my last visit. */
export interface PlanNews {
  /** Newest first. */
  readonly groups: readonly ActivityGroup[]
  readonly people: readonly ActivityPerson[]
  /** Changes, as they are told one by one. */
  readonly count: number
  /** There are more than these. */
  readonly isMore: boolean
}
