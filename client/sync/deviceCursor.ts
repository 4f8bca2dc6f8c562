import { shallowRef } from 'vue'
import type { Cursor } from '../../shared/protocol/cursor.ts'
import type { DevicePlan, PlanFacts } from './deviceLog.ts'

/**
 * How far this tab's document has read the server's log, to ask only for the
 * rows behind it. A cursor that promises too much would hide rows for ever, so
 * it is believed only where all of this holds:
 *
 * - It was told on this tab's own connection, or loaded together with the
 *   slices that the document was built from. Another tab may have stored a
 *   further one: true of the device, but this tab's document has not read it.
 * - The document waits for nothing: connection.ts hands on no cursor else.
 * - Nothing has been taken out of the document since. A refusal takes rows out
 *   that the server may have stored before it refused (the acknowledgement was
 *   on its way): the next connection compares whole documents.
 *
 * On the device it may never be ahead of what is stored. It is queued behind
 * the updates that came before it, and a batch that the device refused is tried
 * again before later ones. My own rows are on the device as rows before they
 * are confirmed and as slices afterwards; those of another tab were stored
 * before this tab heard of them.
 */
export class DeviceCursor {
  /** What this tab's own connections were told, whatever the document is asked for next; null before that. */
  readonly seen = shallowRef<Cursor | null>(null)
  #since: Cursor | null = null
  #losses = 0

  /** For the next connection; null asks for the whole difference. */
  get since(): Cursor | null {
    return this.#since
  }

  /** The document was built from this copy. What could not be read of it is not in the document, whatever the cursor says. */
  loaded(device: DevicePlan, unreadable: number): PlanFacts {
    this.#losses = device.losses
    this.#since = device.complete && device.damaged + unreadable === 0 ? device.cursor : null
    return unreadable > 0 ? { lost: true } : {}
  }

  /** The document was built anew after a refusal. */
  rebuilt(device: DevicePlan): void {
    this.#losses = device.losses
    this.#since = null
  }

  /** The server has sent everything up to here. Answers what the device is to note. */
  told(cursor: Cursor): PlanFacts {
    this.#since = this.seen.value = cursor
    return { cursor: { cursor, losses: this.#losses } }
  }
}
