import { addTexts, type Messages } from './addTexts.ts'
import { detail } from './en/detail.ts'
import { requests } from './en/requests.ts'

/** Adds the texts of the page of requests, which quotes as the panel does: the first load of a plan goes without them. */
export function addRequestTexts(messages: Messages): void {
  addTexts(messages, { detail, requests })
}
