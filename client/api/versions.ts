import { ok, refused } from '../../shared/result.ts'
import { problemOf, request, type Answer } from './http.ts'

/** A place in the plan's log; the version is the plan after it. Times in milliseconds since 1970. */
export interface Version {
  readonly seq: number
  readonly at: number
}

export interface NamedVersion extends Version {
  readonly id: string
  readonly name: string
  readonly namedAt: number
  /** Who gave the name, as the plan calls this person. */
  readonly by: string
  readonly mayChange: boolean
}

export interface AutomaticVersion extends Version {
  /** Members who wrote since the version before. */
  readonly people: readonly string[]
}

export interface ListedVersions {
  /** The plan as the server has it now; null when nothing is stored. */
  readonly end: Version | null
  readonly named: readonly NamedVersion[]
  readonly automatic: readonly AutomaticVersion[]
}

export const versionsHttp = {
  list: (planId: string) => request<ListedVersions>('GET', pathOf(planId)),
  /** Without `seq`, the plan as it is now. */
  name: (planId: string, name: string, seq: number | null) => request<Version & { readonly id: string }>('POST', pathOf(planId), { name, ...(seq !== null && { seq }) }),
  rename: (planId: string, id: string, name: string) => request<null>('PUT', `${pathOf(planId)}/${encodeURIComponent(id)}`, { name }),
  removeName: (planId: string, id: string) => request<null>('DELETE', `${pathOf(planId)}/${encodeURIComponent(id)}`),
  content,
}

/** The plan's document at this version, as `encodeSlices` wrote it. */
async function content(planId: string, seq: number): Answer<Uint8Array> {
  try {
    const response = await fetch(`${pathOf(planId)}/${seq}`, { credentials: 'same-origin' })
    if (response.ok) return ok(new Uint8Array(await response.arrayBuffer()))
    return refused(problemOf(response.status, await response.json().catch(() => null)))
  } catch {
    return refused({ kind: 'unreachable' })
  }
}

function pathOf(planId: string): string {
  return `/api/plans/${encodeURIComponent(planId)}/versions`
}
