import type * as Y from 'yjs'
import { decodeLink, decodeMeta, decodePlan, decodeRecord, fieldOfKey, type PlanRecords } from '../../shared/schema/decode.ts'
import { linkKinds, type LinkKind } from '../../shared/schema/links.ts'
import { linkRoot, metaRoot, recordRoot } from '../../shared/schema/planDoc.ts'
import { recordKinds, type RecordKind } from '../../shared/schema/records.ts'
import { isStructural } from './structuralFields.ts'

/** What one transaction changed, in words of records. */
export interface PlanChange {
  /** Ids of records that were made or written. */
  readonly records: ReadonlySet<string>
  /** Keys of links that were made, changed or taken away. */
  readonly links: ReadonlySet<string>
  /** True when rows may have to move, appear or vanish. */
  readonly structure: boolean
  /** Yjs clients whose work arrived, to say who it was. */
  readonly clients: readonly number[]
  readonly origin: unknown
}

export interface Projection {
  /** The maps inside are kept up to date in place; a record object is never changed, only replaced. */
  readonly plan: PlanRecords
  close(): void
}

/** Keeps a plan's records in step with its document, decoding only what a transaction touched. `decoded` are its records as it stands. */
export function projectRecords(doc: Y.Doc, onChange: (change: PlanChange) => void, decoded: PlanRecords = decodePlan(doc)): Projection {
  const plan = decoded as unknown as MutablePlan
  let touched = new Set<string>()
  let touchedLinks = new Set<string>()
  let structure = false
  let changed = false

  const stops = [
    observeDeep(metaRoot(doc), (events) => {
      plan.meta = decodeMeta(metaRoot(doc))
      changed = true
      if (events.some((event) => keysOf(event).some((key) => key !== 'title'))) structure = true
    }),
    ...recordKinds.map((kind) => observeDeep(recordRoot(doc, kind), (events) => projectKind(kind, events))),
    ...linkKinds.map((kind) => observeDeep(linkRoot(doc, kind), (events) => projectLinks(kind, events))),
  ]
  doc.on('afterTransaction', tell)

  function projectKind(kind: RecordKind, events: readonly DeepEvent[]): void {
    const root = recordRoot(doc, kind)
    const ids = new Set<string>()
    for (const event of events) {
      const id = event.path[0]
      if (typeof id === 'string') {
        ids.add(id)
        if (keysOf(event).some((key) => isStructural(kind, fieldOfKey(key)))) structure = true
      } else {
        for (const key of keysOf(event)) ids.add(key)
        structure = true
      }
    }
    const records = plan.records[kind]
    for (const id of ids) {
      const record = decodeRecord(kind, id, root.get(id))
      if (record) records.set(id, record)
      else records.delete(id)
      touched.add(id)
    }
    changed = true
  }

  function projectLinks(kind: LinkKind, events: readonly DeepEvent[]): void {
    const root = linkRoot(doc, kind)
    for (const event of events) {
      for (const key of keysOf(event)) {
        const link = decodeLink(kind, key, root.get(key))
        if (link) plan.links[kind].set(key, link)
        else plan.links[kind].delete(key)
        touchedLinks.add(key)
      }
    }
    structure = true
    changed = true
  }

  function tell(transaction: Y.Transaction): void {
    if (!changed) return
    const change: PlanChange = { records: touched, links: touchedLinks, structure, clients: clientsOf(transaction), origin: transaction.origin }
    touched = new Set()
    touchedLinks = new Set()
    structure = false
    changed = false
    onChange(change)
  }

  return {
    plan: plan as unknown as PlanRecords,
    close() {
      doc.off('afterTransaction', tell)
      for (const stop of stops) stop()
    },
  }
}

type DeepEvent = Pick<Y.YEvent<Y.Map<unknown>>, 'path'>

interface MutablePlan {
  meta: PlanRecords['meta']
  readonly records: { readonly [Kind in RecordKind]: Map<string, unknown> }
  readonly links: { readonly [Kind in LinkKind]: Map<string, unknown> }
}

function observeDeep<Value>(root: Y.Map<Value>, observer: (events: readonly DeepEvent[]) => void): () => void {
  root.observeDeep(observer)
  return () => root.unobserveDeep(observer)
}

/**
 * Cheaper than `event.changes`, which also looks up every old value. Null is
 * among them when somebody has written a list into the map.
 */
function keysOf(event: DeepEvent): string[] {
  const { keysChanged } = event as { readonly keysChanged?: ReadonlySet<string | null> }
  return keysChanged ? [...keysChanged].filter((key) => key !== null) : []
}

function clientsOf(transaction: Y.Transaction): number[] {
  const clients: number[] = []
  for (const [client, clock] of transaction.afterState) {
    if (transaction.beforeState.get(client) !== clock) clients.push(client)
  }
  return clients
}
