import { byOrder } from '../../../shared/queries/order.ts'
import type { PlanRecords } from '../../../shared/schema/decode.ts'
import type { Instrument, Source } from '../../../shared/schema/records.ts'

export interface InstrumentSources {
  /** Null: texts that belong to no instrument. */
  readonly instrument: Instrument | null
  readonly sources: readonly Source[]
}

/** The sources of a plan under their instruments, instruments in their order, sources as they came in. */
export function sourcesByInstrument(plan: PlanRecords): InstrumentSources[] {
  const shown = [...plan.records.source.values()].filter((source) => source.archivedAt === null).sort(byAge)
  const instruments = [...plan.records.instrument.values()].sort(byOrder)
  const groups: InstrumentSources[] = instruments.map((instrument) => ({ instrument, sources: shown.filter((source) => source.instrument === instrument.id) }))
  const loose = shown.filter((source) => !instruments.some((instrument) => instrument.id === source.instrument))
  return [...groups, { instrument: null, sources: loose }].filter((group) => group.sources.length > 0)
}

function byAge(a: Source, b: Source): number {
  if (a.createdAt !== b.createdAt) return a.createdAt < b.createdAt ? -1 : 1
  return a.id < b.id ? -1 : 1
}
