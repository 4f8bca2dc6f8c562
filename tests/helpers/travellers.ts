import * as Y from 'yjs'
import { packRows } from '../../client/sync/packRows.ts'
import type { Receipt } from '../../shared/review/receipts.ts'
import { copyOf, newPlan, type TestPlan } from './planBuilder.ts'

/** Where people's updates arrive, in the order in which they do. */
export interface ArrivingAt {
  readonly seq: number
  readonly rows: readonly Uint8Array[]
  append(update: Uint8Array, said: Partial<Omit<Receipt, 'seq'>>): void
}

export type Sending = 'frames' | 'packets' | 'difference'

/** Somebody who edits a plan, with and without a connection. */
export interface Traveller {
  readonly name: string
  readonly plan: TestPlan
  /** How far this device has read the log. */
  readonly readSeq: number
  leave(): void
  /** Sends what was made meanwhile, then reads what others made: as original frames, in packets as our client does it, or as a stock client does it, as one difference. */
  comeBack(how?: Sending): void
}

/** People with a device each, who have all read the plan's first row. */
export function startTravellers(log: ArrivingAt, names: readonly string[], userOf: (name: string) => string = (name) => name): Traveller[] {
  const first = newPlan('0')
  log.append(Y.encodeStateAsUpdate(first.doc), { userId: userOf(names[0]!), connectionId: 'created', madeBeforeSync: true })
  const present: { receive(): void }[] = []
  return names.map((name) => {
    const plan = copyOf(first, name.slice(0, 1))
    let readSeq = log.seq
    let connection = 1
    let isAway = false
    let unsent: Uint8Array[] = []
    let missing = Y.encodeStateVector(plan.doc)
    const said = (): Partial<Receipt> => ({ userId: userOf(name), connectionId: `${name}-${connection}` })
    const receive = (): void => {
      if (isAway) return
      for (; readSeq < log.seq; readSeq += 1) Y.applyUpdate(plan.doc, log.rows[readSeq]!, 'network')
    }
    present.push({ receive })
    plan.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === 'network') return
      if (isAway) {
        unsent.push(update)
        return
      }
      log.append(update, { ...said(), readSeq })
      for (const other of present) other.receive()
    })
    return {
      name, plan,
      get readSeq() {
        return readSeq
      },
      leave() {
        if (isAway) return
        isAway = true
        missing = Y.encodeStateVector(plan.doc)
      },
      comeBack(how = 'frames') {
        if (!isAway) return
        connection += 1
        const frames = framesOf(plan.doc, unsent, missing, how)
        for (const frame of frames) log.append(frame, { ...said(), madeBeforeSync: true, readSeq, isRelay: how === 'difference' })
        unsent = []
        isAway = false
        for (const other of present) other.receive()
      },
    }
  })
}

function framesOf(doc: Y.Doc, unsent: readonly Uint8Array[], missing: Uint8Array, how: Sending): readonly Uint8Array[] {
  switch (how) {
    case 'frames': return unsent
    case 'packets': return packRows(unsent.map((update, index) => ({ id: String(index), update }))).map(({ update }) => update)
    case 'difference': return unsent.length > 0 ? [Y.encodeStateAsUpdate(doc, missing)] : []
  }
}
