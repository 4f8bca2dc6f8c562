import { isDeepStrictEqual } from 'node:util'
import * as Y from 'yjs'
import { closeCode } from '../../../shared/protocol/closeCodes.ts'
import { decodeMessage } from '../../../shared/protocol/messages.ts'
import { decodePlan } from '../../../shared/schema/decode.ts'
import { openPlanDoc } from '../../../shared/schema/planDoc.ts'
import { mergeAll } from '../../../server/storage/mergeAll.ts'
import type { StoredRow } from '../../../server/storage/UpdateLog.ts'
import type { LinkWatch, SimulatedLink } from './simulatedLink.ts'
import type { TabLife } from './tabLife.ts'

interface LinkFacts {
  readonly life: TabLife
  /** What was stored when the server let this connection in. */
  seqAtStart: number
  /** The update frames that the client has sent, as it counts them. */
  readonly sent: Uint8Array[]
  /** Up to here the server says that it has sent the log. */
  cursor: number
  checkedCursor: number
  acknowledged: number
  isSynced: boolean
  isSyncedChecked: boolean
}

/** What must hold at every moment; throws when it does not. */
export class Laws implements LinkWatch {
  /** The document as the log alone gives it. */
  readonly stored = openPlanDoc(new Y.Doc({ gc: false }))
  storedSeq = 0
  /** How often the server closed with which code; 1006 is the network's. */
  readonly closes = new Map<number, number>()
  /** How often the right to write was lost with a part of a connection's frames stored and others under way. */
  refusalsInStream = 0
  readonly #rows: Uint8Array[] = []
  readonly #facts = new Map<SimulatedLink, LinkFacts>()
  readonly #seen = new WeakMap<TabLife, readonly unknown[]>()
  #snapshot = Y.snapshot(this.stored)

  /** The log has grown. */
  read(rows: readonly StoredRow[]): void {
    for (const { update, seq } of rows) {
      this.#rows.push(update)
      Y.applyUpdate(this.stored, update)
      this.storedSeq = seq
    }
    if (rows.length > 0) this.#snapshot = Y.snapshot(this.stored)
    if (this.stored.store.pendingStructs !== null) throw new Error('A row with a gap is in the log')
  }

  opened(link: SimulatedLink, life: TabLife): void {
    this.#facts.set(link, { life, seqAtStart: Infinity, sent: [], cursor: 0, checkedCursor: 0, acknowledged: 0, isSynced: false, isSyncedChecked: false })
  }

  admitted(link: SimulatedLink): void {
    this.#of(link).seqAtStart = this.storedSeq
  }

  sent(link: SimulatedLink, frame: Uint8Array): void {
    const message = decodeMessage(frame)
    if (message?.type === 'step2' || message?.type === 'update') this.#of(link).sent.push(message.update)
  }

  arriving(link: SimulatedLink, frame: Uint8Array): void {
    const message = decodeMessage(frame)
    if (message === null) throw new Error('The server sent something that is no message')
    if ((message.type === 'step2' || message.type === 'update') && !this.isStored(message.update)) throw new Error('Seen before it was durable')
    if (message.type === 'cursor') this.#of(link).cursor = message.cursor.seq
    if (message.type === 'acknowledgement') this.#acknowledged(this.#of(link), message.count)
  }

  arrived(link: SimulatedLink, frame: Uint8Array): void {
    if (decodeMessage(frame)?.type === 'step2') this.#of(link).isSynced = true
  }

  closed(link: SimulatedLink, code: number): void {
    this.closes.set(code, (this.closes.get(code) ?? 0) + 1)
    const { sent, acknowledged } = this.#of(link)
    if (code === closeCode.forbidden && acknowledged > 0 && sent.length > acknowledged) this.refusalsInStream += 1
  }

  isSynced(link: SimulatedLink): boolean {
    return link.isOpen && this.#of(link).isSynced
  }

  /** To be asked when everything that was told has been taken in. */
  check(link: SimulatedLink): void {
    const facts = this.#of(link)
    // A refusal may have taken the document away meanwhile, and this connection with it.
    if (facts.life.isOver || !link.isOpen) return
    if (facts.isSynced && !facts.isSyncedChecked) this.#checkHolds(facts, facts.seqAtStart, '"Synced" before the stored plan had been sent')
    facts.isSyncedChecked = facts.isSynced
    if (facts.cursor !== facts.checkedCursor) this.#checkHolds(facts, facts.cursor, 'The cursor is ahead of what was sent')
    facts.checkedCursor = facts.cursor
  }

  checkTab(life: TabLife): void {
    const { session, isOver } = life
    if (isOver || !this.#hasChanged(life)) return
    const { doc } = session.context()
    // A neighbour's row may have come before confirmed work that it builds on, which the neighbour has read and this tab
    // has not: what it overwrote is gone already, what it wrote waits. The next answer of the server brings it.
    const isWhole = doc.store.pendingStructs === null && doc.store.pendingDs === null
    if (isWhole && session.state.value === 'open') {
      if (session.plan.snapshot.value.meta.title === '') throw new Error('A plan is shown without its title')
      const lost = lostValue(doc)
      if (lost !== null) throw new Error(`A plan is shown without a value that it had: ${lost}`)
    }
    if (session.status.value.state === 'saved' && !this.isStored(Y.encodeStateAsUpdate(doc))) throw new Error('"Saved" before it was durable')
  }

  /** At the end: this tab holds the stored plan and nothing else, and shows what it holds. */
  checkSame(life: TabLife): void {
    const doc = docOf(life)
    if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) throw new Error('A document waits for something')
    if (!Y.equalSnapshots(Y.snapshot(doc), this.#snapshot)) throw new Error(`Tab of ${life.device.name} has another document than the log`)
    const stored = decodePlan(this.stored)
    const { plan } = life.session
    if (!isDeepStrictEqual(plan.snapshot.value, stored)) throw new Error(`Tab of ${life.device.name} shows other records than the log has`)
    for (const [id, task] of stored.records.task) if (!isDeepStrictEqual(plan.record('task', id), task)) throw new Error(`A task's own ref is behind: ${id}`)
  }

  isStored(update: Uint8Array): boolean {
    return holds(this.#snapshot, update)
  }

  #checkHolds({ life }: LinkFacts, seq: number, otherwise: string): void {
    if (!holds(Y.snapshot(docOf(life)), mergeAll(this.#rows.slice(0, seq)))) throw new Error(otherwise)
  }

  /** Since it was last asked: most steps touch one tab. */
  #hasChanged(life: TabLife): boolean {
    const now: readonly unknown[] = [life.session.plan.snapshot.value, life.session.status.value, life.session.state.value]
    const before = this.#seen.get(life)
    this.#seen.set(life, now)
    return before === undefined || now.some((value, index) => value !== before[index])
  }

  #acknowledged(facts: LinkFacts, count: number): void {
    if (count > facts.sent.length) throw new Error('More was acknowledged than was sent')
    if (!facts.sent.slice(facts.acknowledged, count).every((update) => this.isStored(update))) throw new Error('Acknowledged before it was durable')
    facts.acknowledged = count
  }

  #of(link: SimulatedLink): LinkFacts {
    const facts = this.#facts.get(link)
    if (facts === undefined) throw new Error('An unknown link')
    return facts
  }
}

function docOf({ session }: TabLife): Y.Doc {
  return session.context().doc
}

/**
 * A key whose value is gone without another in its place, or null. Nothing is
 * ever deleted (D3): somebody has overwritten it, and what they wrote is not here.
 */
function lostValue(doc: Y.Doc): string | null {
  return firstOf(doc.share, ([name, root]) => lostIn(root, name))
}

function lostIn({ _map }: Pick<Y.AbstractType<never>, '_map'>, path: string): string | null {
  return firstOf(_map, ([key, { deleted, content }]) => {
    if (deleted) return `${path}.${key}`
    return content instanceof Y.ContentType ? lostIn(content.type, `${path}.${key}`) : null
  })
}

function firstOf<Item>(items: Iterable<Item>, read: (item: Item) => string | null): string | null {
  for (const item of items) {
    const found = read(item)
    if (found !== null) return found
  }
  return null
}

function holds(snapshot: Y.Snapshot, update: Uint8Array): boolean {
  return Y.snapshotContainsUpdate(snapshot, update)
}
