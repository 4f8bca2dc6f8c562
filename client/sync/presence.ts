import { shallowRef, type ShallowRef } from 'vue'
import type { Awareness } from 'y-protocols/awareness'
import { colorOfClients, peopleOf, type Person, type Place } from './people.ts'

/** A record that somebody else has just changed. */
export interface Arrival {
  readonly recordId: string
  /** 1 to 6, or 0 when the person has already left. */
  readonly personColor: number
  readonly at: number
}

/** The tint of an arrival lasts 1.5 s; older ones are forgotten with the next. */
const ARRIVAL_KEPT_MS = 3_000

/** Who else is on the plan, where I am, and what has just come in. It outlives the connections that feed it. */
export class Presence {
  readonly people: ShallowRef<readonly Person[]> = shallowRef([])
  readonly arrivals: ShallowRef<readonly Arrival[]> = shallowRef([])
  readonly #mode: 'seen' | 'unseen'
  #awareness: Awareness | null = null
  #place: Place | null = null

  constructor(mode: 'seen' | 'unseen' = 'seen') {
    this.#mode = mode
  }

  attach(awareness: Awareness): void {
    this.detach()
    this.#awareness = awareness
    awareness.on('change', this.#look)
    awareness.setLocalState(this.#mode === 'seen' ? { place: this.#place } : null)
  }

  detach(): void {
    this.#awareness?.off('change', this.#look)
    this.#awareness = null
    this.people.value = []
  }

  /** Tells the others where I am. */
  here(place: Place | null): void {
    this.#place = place
    this.#awareness?.setLocalStateField('place', place)
  }

  arrived(records: ReadonlySet<string>, clients: readonly number[], at: number): void {
    const personColor = this.#awareness ? colorOfClients(this.#awareness, clients) : 0
    const recent = this.arrivals.value.filter((arrival) => at - arrival.at < ARRIVAL_KEPT_MS && !records.has(arrival.recordId))
    this.arrivals.value = [...recent, ...[...records].map((recordId) => ({ recordId, personColor, at }))]
  }

  readonly #look = (): void => {
    this.people.value = this.#awareness ? peopleOf(this.#awareness) : []
  }
}
