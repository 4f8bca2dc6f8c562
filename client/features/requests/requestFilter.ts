import type { RequestFilter } from '../../../shared/queries/requestTracks.ts'

type Query = Readonly<Record<string, string | null | undefined | readonly (string | null)[]>>

export const noRequestFilter: RequestFilter = { isOpen: null, theme: [], region: [] }

/** The filter that an address names; what it does not know is left out. */
export function filterOfQuery(query: Query): RequestFilter {
  const show = query['show']
  return { isOpen: show === 'open' ? true : show === 'closed' ? false : null, theme: listOf(query['theme']), region: listOf(query['region']) }
}

/** The address's part for a filter; what asks for nothing is undefined, so that it disappears from the address. */
export function queryOfFilter({ isOpen, theme, region }: RequestFilter): Record<'show' | 'theme' | 'region', string | undefined> {
  const joined = (values: readonly string[]): string | undefined => (values.length > 0 ? values.join(',') : undefined)
  return { show: isOpen === null ? undefined : isOpen ? 'open' : 'closed', theme: joined(theme), region: joined(region) }
}

function listOf(value: Query[string]): string[] {
  return typeof value === 'string' ? value.split(',').filter((part) => part !== '') : []
}
