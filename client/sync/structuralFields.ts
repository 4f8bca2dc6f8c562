import type { FieldName, RecordKind } from '../../shared/schema/records.ts'

/**
 * Fields that decide where a record stands, whether it is shown, or how others
 * are named or judged beside it. All else (titles, states, dates) only redraws
 * the record.
 */
const structuralFields: { readonly [Kind in RecordKind]: readonly FieldName<Kind>[] } = {
  party: ['name', 'shortName'],
  focalPoint: ['name', 'party'],
  instrument: ['order', 'prefix', 'title'],
  source: ['instrument'],
  clause: ['source', 'start', 'end'],
  commitment: ['instrument', 'order', 'ref'],
  assessment: ['commitment', 'status', 'reason', 'assessedOn', 'by'],
  task: ['parent', 'order', 'ref', 'origin', 'request'],
  assistanceRequest: ['commitment', 'stage', 'state', 'receivedOn'],
  evidence: [],
  taskTemplate: ['order', 'shape', 'name'],
  collisionDecision: ['collision'],
}

export function isStructural(kind: RecordKind, field: string): boolean {
  return field === 'archivedAt' || field === 'createdAt' || (structuralFields[kind] as readonly string[]).includes(field)
}
