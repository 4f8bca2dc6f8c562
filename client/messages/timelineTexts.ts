import { addTexts, type Messages } from './addTexts.ts'
import { scheduling } from './en/scheduling.ts'
import { timeline } from './en/timeline.ts'

/** Adds the texts of the timeline: the first load of a plan goes without them. */
export function addTimelineTexts(messages: Messages): void {
  addTexts(messages, { scheduling, timeline })
}
