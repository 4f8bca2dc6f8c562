import type { RecordKind, RecordOf } from '../../shared/schema/records.ts'

/** The words by which a record is found. */
export interface SearchedText {
  readonly title: string
  readonly body: string
}

type Texts = { readonly [Kind in RecordKind]: (record: RecordOf<Kind>) => readonly string[] }

/** Per kind of record: its title, then what else is searched. Empty: records of this kind are not found by themselves. */
const textsOf: Texts = {
  party: ({ name, shortName }) => [name, shortName],
  focalPoint: ({ name }) => [name],
  instrument: ({ title, prefix, place, signatories }) => [title, prefix, place, ...signatories.flatMap(({ value }) => [value.name, value.title])],
  source: ({ title, fileName, text }) => [title, fileName, text],
  // Its words stand in the source.
  clause: () => [],
  commitment: ({ title, ref, description, items, condition, dueWords }) => [title, ref, description, ...items.map(({ value }) => value), condition, dueWords],
  assessment: ({ reason }) => [reason],
  task: ({ title, ref, description, place, agenda, decisions }) => [title, ref, description, place, agenda, ...decisions.map(({ value }) => value)],
  assistanceRequest: ({ state }) => [state],
  evidence: ({ title, address }) => [title, address],
  // Part of how a plan is set up, not of what was agreed.
  taskTemplate: () => [],
  // It is read with what it decides.
  collisionDecision: () => [],
}

/** Null for a record without words, and for one that is archived. */
export function searchedText<Kind extends RecordKind>(kind: Kind, record: RecordOf<Kind>): SearchedText | null {
  if (record.archivedAt !== null) return null
  const [title = '', ...others] = textsOf[kind](record)
  const body = others.filter((text) => text !== '').join('\n')
  return title === '' && body === '' ? null : { title, body }
}
