import * as Y from 'yjs'
import { setField } from '../../../shared/commands/fields.ts'
import { defaultContext } from '../../../shared/commands/transact.ts'
import { decodePlan } from '../../../shared/schema/decode.ts'
import { must } from '../../helpers/planBuilder.ts'

/** One device's edits on a plan, each the update of one command; edit n has clock n. */
export interface WriterEdits {
  readonly clientId: number
  readonly updates: readonly Uint8Array[]
}

const fields = ['title', 'description', 'place', 'agenda'] as const

/** Makes them before the clock starts: writer n works on task n, and nobody waits for anybody. */
export function makeEdits(plan: Uint8Array, writers: number, count: number): WriterEdits[] {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, plan)
  const records = decodePlan(doc)
  const tasks = [...records.records.task.keys()]
  const context = defaultContext(doc, () => records, 'bench')
  let updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  const made = Array.from({ length: writers }, (_, writer) => {
    const clientId = Math.imul(0x85ebca6b, writer + 1) >>> 0
    doc.clientID = clientId
    updates = []
    for (let edit = 0; edit < count; edit += 1) {
      must(setField(context, 'task', tasks[writer % tasks.length]!, fields[edit % fields.length]!, `As agreed in call ${edit} with focal point ${writer}`))
    }
    return { clientId, updates }
  })
  doc.destroy()
  return made
}
