import { keyOfLabel } from '../commands/plan.ts'
import type { PlanRecords } from '../schema/decode.ts'
import { TITLE_LENGTH_MAX } from '../schema/fields.ts'
import { ok, refused, type Result } from '../result.ts'
import type { NamedKind } from './columns.ts'
import type { RowProblemKind } from './rowProblem.ts'
import type { Additions, Made } from './tableImport.ts'

/** Finds by name what the plan has, and collects what it lacks. */
export class Names {
  readonly #ids: Readonly<Record<NamedKind, ReadonlyMap<string, readonly string[]>>>
  readonly #keys: Readonly<Record<'themes' | 'regions', Map<string, string[]>>>
  readonly #taken: Readonly<Record<'themes' | 'regions', Set<string>>>
  readonly #parties = new Map<string, { key: string; name: string }>()
  readonly #focalPoints = new Map<string, { key: string; name: string; party: Additions['focalPoints'][number]['party'] }>()
  readonly #entries: { list: 'themes' | 'regions'; key: string; label: string }[] = []

  constructor(plan: PlanRecords) {
    const { party, focalPoint, instrument } = plan.records
    this.#ids = {
      party: byName([...party.values()].map((it) => [it, [it.shortName, it.name]])),
      focalPoint: byName([...focalPoint.values()].map((it) => [it, [it.name]])),
      instrument: byName([...instrument.values()].map((it) => [it, [it.title, it.prefix]])),
    }
    this.#keys = { themes: keysOf(plan.meta.themes), regions: keysOf(plan.meta.regions) }
    this.#taken = { themes: new Set(plan.meta.themes.map(({ key }) => key)), regions: new Set(plan.meta.regions.map(({ key }) => key)) }
  }

  /** A party or person that the plan lacks is made; an instrument is not: it is more than a name. */
  find(kind: NamedKind, name: string, party: string | Made | null): Result<string | Made, RowProblemKind> {
    const ids = this.#ids[kind].get(fold(name)) ?? []
    if (ids.length === 1) return ok(ids[0]!)
    if (ids.length > 1) return refused('several-of-that-name')
    if (kind === 'instrument') return refused('unknown-instrument')
    if (name.length > TITLE_LENGTH_MAX) return refused('too-long')
    const made = kind === 'party' ? this.#parties : this.#focalPoints
    const key = fold(name)
    if (!made.has(key)) {
      if (kind === 'party') this.#parties.set(key, { key, name })
      else this.#focalPoints.set(key, { key, name, party: party as Additions['focalPoints'][number]['party'] })
    }
    return ok({ made: kind, key })
  }

  /** The key of a theme or region; a label that the list lacks is added to it. */
  entry(list: 'themes' | 'regions', label: string): Result<string, RowProblemKind> {
    const keys = this.#keys[list].get(fold(label)) ?? []
    if (keys.length === 1) return ok(keys[0]!)
    if (keys.length > 1) return refused('several-of-that-name')
    if (label.length > TITLE_LENGTH_MAX) return refused('too-long')
    let key = keyOfLabel(label)
    for (let number = 2; this.#taken[list].has(key); number += 1) key = `${keyOfLabel(label)}-${number}`
    this.#taken[list].add(key)
    this.#keys[list].set(fold(label), [key])
    this.#entries.push({ list, key, label })
    return ok(key)
  }

  additions(): Additions {
    return { parties: [...this.#parties.values()], focalPoints: [...this.#focalPoints.values()], entries: this.#entries }
  }
}

/** Capitals and spaces make no other name. */
export function fold(name: string): string {
  return name.trim().toLocaleLowerCase().replace(/\s+/g, ' ')
}

function byName(records: readonly (readonly [{ readonly id: string; readonly archivedAt: string | null }, readonly string[]])[]): Map<string, string[]> {
  const ids = new Map<string, string[]>()
  for (const [{ id, archivedAt }, names] of records) {
    if (archivedAt !== null) continue
    for (const name of new Set(names.map(fold))) if (name !== '') ids.set(name, [...(ids.get(name) ?? []), id])
  }
  return ids
}

function keysOf(entries: readonly { readonly key: string; readonly value: string }[]): Map<string, string[]> {
  const keys = new Map<string, string[]>()
  for (const { key, value } of entries) keys.set(fold(value), [...(keys.get(fold(value)) ?? []), key])
  return keys
}
