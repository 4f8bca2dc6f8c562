import { shallowReactive } from 'vue'

/** What LiveRegion.vue reads out. */
export const announced = shallowReactive({ polite: '', assertive: '' })

/** Tells readers of a screen what changed; the same words twice are read twice. */
export function announce(text: string, urgency: 'polite' | 'assertive' = 'polite'): void {
  // A region that does not change stays silent, so a repetition gets an invisible difference.
  announced[urgency] = announced[urgency] === text ? `${text}\u00a0` : text
}
