import type { Commitment } from '../schema/records.ts'
import { assessmentOf, lifecycleOf, type StatusIndex } from './status.ts'

/** What commitments are told apart by: the facets of a filter, the sides of the matrix. */
export const dimensions = ['theme', 'pillar', 'region', 'party', 'lifecycle', 'assessment'] as const
export type Dimension = (typeof dimensions)[number]

/** The value of a commitment that names none. */
export const NOT_NAMED = 'none'

/** A commitment's values, at least one. A party counts as lead and as supporting. */
export function valuesOf(index: StatusIndex, commitment: Commitment, dimension: Dimension): readonly string[] {
  switch (dimension) {
    case 'theme': return named(commitment.themes)
    case 'pillar': return named(commitment.pillars)
    case 'region': return named(commitment.regions)
    case 'party': return named([...new Set([commitment.lead, ...commitment.supporting].filter((party) => party !== null))])
    case 'lifecycle': return [lifecycleOf(index, commitment)]
    case 'assessment': return [assessmentOf(index, commitment)]
  }
}

function named(values: readonly string[]): readonly string[] {
  return values.length > 0 ? values : [NOT_NAMED]
}
