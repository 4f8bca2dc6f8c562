import * as Y from 'yjs'
import { createPlan } from '../../shared/commands/plan.ts'
import { defaultContext } from '../../shared/commands/transact.ts'
import { newId, type PlanId } from '../../shared/ids.ts'
import { ok, refused, type Result } from '../../shared/result.ts'
import { decodePlan } from '../../shared/schema/decode.ts'
import type { Storage } from '../storage/sqlite/openStorage.ts'

export interface PlanCommands {
  /** A plan with its default lists and templates. Its creator is its coordinator. */
  create(creator: Creator, input: { readonly title: string; readonly timeZone: string }): Result<PlanId, PlanProblem>
  /** A plan whose document exists already, as one complete Yjs update. */
  add(creator: Creator, plan: { readonly title: string; readonly update: Uint8Array }): PlanId
}

export interface Creator {
  readonly id: string
  readonly name: string
  readonly party: string
}

export type PlanProblem = 'title-invalid' | 'time-zone-invalid'

export function createPlanCommands(storage: Storage, now: () => number): PlanCommands {
  // One transaction: nobody ever sees a plan without its rows, or one that nobody belongs to.
  const add: PlanCommands['add'] = (creator, { title, update }) =>
    storage.transact(() => {
      const id: PlanId = newId()
      const at = now()
      storage.plans.add({ id, title, createdBy: creator.id, createdAt: at })
      storage.memberships.save({ planId: id, userId: creator.id, name: creator.name, party: creator.party, role: 'coordinator' }, at)
      storage.updateLog.createPlanLog(id, update, { userId: creator.id, at })
      return id
    })

  return {
    add,
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
