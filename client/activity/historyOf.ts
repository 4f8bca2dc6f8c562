import type { PlanRecords } from '../../shared/schema/decode.ts'
import type { RecordKind } from '../../shared/schema/records.ts'

/** A question names no more records than the server takes. */
const RECORDS_MAX = 200

/** The records whose changes belong to the history of one: itself, and what people see as a part of it. */
export function historyOf(plan: PlanRecords, kind: RecordKind, id: string): string[] {
  const evidence = [...plan.links.evidenceSupport.values()].filter(({ to }) => to === id).map(({ from }): string => from)
  const parts = kind !== 'commitment' ? [] : [
    ...[...plan.records.assessment.values()].filter(({ commitment }) => commitment === id),
    ...[...plan.records.assistanceRequest.values()].filter(({ commitment }) => commitment === id),
  ].map((part): string => part.id)
  return [id, ...parts, ...evidence].slice(0, RECORDS_MAX)
}
