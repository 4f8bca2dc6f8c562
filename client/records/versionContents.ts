import { ok, type Result } from '../../shared/result.ts'
import type { PlanRecords } from '../../shared/schema/decode.ts'
import type { HttpProblem } from '../api/http.ts'
import { versionsHttp } from '../api/versions.ts'
import { browserSurroundings } from '../sync/browserSurroundings.ts'
import { loadVersion } from '../sync/loadVersion.ts'

/** People go back and forth between a few; a large one weighs as much as the plan itself. */
const HELD_MAX = 3

export interface VersionContents {
  /** The plan at a version; what was read lately is not asked for again. */
  read(seq: number): Promise<Result<PlanRecords, HttpProblem>>
}

export function openVersionContents(planId: string): VersionContents {
  /** In the order of their last use. */
  const held = new Map<number, PlanRecords>()
  return {
    async read(seq) {
      let plan = held.get(seq)
      if (!plan) {
        const answer = await versionsHttp.content(planId, seq)
        if (!answer.ok) return answer
        plan = await loadVersion(answer.value, browserSurroundings().pause)
      }
      held.delete(seq)
      held.set(seq, plan)
      for (const oldest of held.keys()) if (held.size > HELD_MAX) held.delete(oldest)
      return ok(plan)
    },
  }
}
