import { addTexts, type Messages } from './addTexts.ts'
import { calendar } from './en/calendar.ts'
import { scheduling } from './en/scheduling.ts'

/** Adds the texts of the calendar: the first load of a plan goes without them. */
export function addCalendarTexts(messages: Messages): void {
  addTexts(messages, { calendar, scheduling })
}
