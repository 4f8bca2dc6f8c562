import { markRaw } from 'vue'
import * as Y from 'yjs'
import type { CommandContext, DoneCommand } from '../../shared/commands/transact.ts'
import { newId } from '../../shared/ids.ts'
import type { PlanRecords } from '../../shared/schema/decode.ts'
import { openPlanDoc } from '../../shared/schema/planDoc.ts'
import { adoptPlan } from './adoptPlan.ts'
import { applyFromDevice, deviceOrigin, watchPlanDocument, type LoadedDocument, type PlanDocument } from './planDocument.ts'
import type { PlanChange } from './projectRecords.ts'
import { reactivePlan, type ReactivePlan } from './reactivePlan.ts'
import type { UnsentRow } from './unsentRow.ts'

export interface LiveDocumentEvents {
  /** A transaction of any origin has changed records. */
  readonly changed: (change: PlanChange) => void
  /** An update entered that the device did not bring. */
  readonly updated: (update: Uint8Array, origin: unknown, records: ReadonlySet<string>) => void
}

/** The document of a session and its records for Vue. After a refusal another document takes its place. */
export class LiveDocument {
  readonly plan: ReactivePlan
  /** Origin of this session's own commands. */
  readonly #origin = Object.freeze({ from: 'command' })
  readonly #events: LiveDocumentEvents
  #current: PlanDocument
  /** The records on show; whatever document is the current one keeps them. */
  #records: PlanRecords

  constructor(events: LiveDocumentEvents) {
    this.#events = events
    this.#current = this.#watch(openPlanDoc(new Y.Doc()))
    this.#records = this.#current.projection.plan
    this.plan = reactivePlan(this.#records)
  }

  get doc(): Y.Doc {
    return this.#current.doc
  }

  /** Shows records whose document is still being loaded. */
  show(plan: PlanRecords): void {
    this.#records = plan
    this.plan.replace(plan)
  }

  /** Takes another document; what it has in common with the records on show is not drawn anew. */
  replace({ doc, plan }: LoadedDocument): Pick<PlanChange, 'records' | 'links' | 'structure'> {
    this.#current.close()
    const difference = adoptPlan(this.#records, plan)
    this.#current = this.#watch(doc, this.#records)
    if (difference.structure) this.plan.change(this.#records, difference)
    return difference
  }

  apply(rows: readonly UnsentRow[]): void {
    for (const { update } of rows) applyFromDevice(this.#current.doc, update)
  }

  context(now: () => number, done: (command: DoneCommand) => void): CommandContext {
    const { doc, projection } = this.#current
    return { doc, plan: () => projection.plan, now: () => new Date(now()).toISOString(), newId: () => newId(), origin: this.#origin, done }
  }

  close(): void {
    this.#current.close()
  }

  #watch(doc: Y.Doc, decoded?: PlanRecords): PlanDocument {
    return watchPlanDocument(markRaw(doc), {
      changed: (change) => {
        this.plan.change(this.#current.projection.plan, change)
        this.#events.changed(change)
      },
      updated: (update, origin, records) => {
        if (origin !== deviceOrigin) this.#events.updated(update, origin, records)
      },
    }, decoded)
  }
}
