import * as Y from 'yjs'
import { createPlan } from '../../shared/commands/plan.ts'
import { defaultContext } from '../../shared/commands/transact.ts'
import { newId, type PlanId } from '../../shared/ids.ts'
import { ok, refused, type Result } from '../../shared/result.ts'
import { decodePlan } from '../../shared/schema/decode.ts'
import type { Storage } from '../storage/sqlite/openStorage.ts'
import { writeHistory } from '../storage/writeHistory.ts'

export interface PlanCommands {
  /** A plan with its default lists and templates. Its creator is its coordinator. */
  create(creator: Creator, input: { readonly title: string; readonly timeZone: string }): Result<PlanId, PlanProblem>
  /** A plan whose document exists already, as one complete Yjs update. */
  add(creator: Creator, plan: { readonly title: string; readonly update: Uint8Array }): PlanId
  /** A plan whose document has a history: updates in V1 encoding, each complete given all before it. */
  addWithHistory(creator: Creator, plan: { readonly title: string; readonly updates: Iterable<Uint8Array> }): Promise<PlanId>
}

export interface Creator {
  readonly id: string
  readonly name: string
  readonly party: string
}

export type PlanProblem = 'title-invalid' | 'time-zone-invalid'

export function createPlanCommands(storage: Storage, now: () => number): PlanCommands {
  /** To be called within a transaction: nobody ever sees a plan that nobody belongs to. */
  const enter = (id: PlanId, creator: Creator, title: string, at: number): void => {
    storage.plans.add({ id, title, createdBy: creator.id, createdAt: at })
    storage.memberships.save({ planId: id, userId: creator.id, name: creator.name, party: creator.party, role: 'coordinator' }, at)
  }

  const add: PlanCommands['add'] = (creator, { title, update }) =>
    storage.transact(() => {
      const id: PlanId = newId()
      const at = now()
      enter(id, creator, title, at)
      storage.updateLog.createPlanLog(id, update, { userId: creator.id, at })
      return id
    })

  return {
    add,
    async addWithHistory(creator, { title, updates }) {
      const id: PlanId = newId()
      const at = now()
      // First its rows, in many short transactions: until the plan itself is there, nobody can open it half-written.
      await writeHistory(storage.updateLog, id, updates, { userId: creator.id, at })
      storage.transact(() => enter(id, creator, title, at))
      await storage.updateLog.archived()
      return id
    },
    create(creator, input) {
      const doc = new Y.Doc()
      const created = createPlan(defaultContext(doc, () => decodePlan(doc), 'server'), input)
      if (!created.ok) return refused(created.problem === 'value-invalid' ? 'time-zone-invalid' : 'title-invalid')
      const update = Y.encodeStateAsUpdate(doc)
      doc.destroy()
      return ok(add(creator, { title: input.title.trim(), update }))
    },
  }
}
