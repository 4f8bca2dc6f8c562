/** The one place that says who may do what; views and server ask the same function. */
export const roles = ['coordinator', 'editor', 'commenter', 'viewer'] as const
export type Role = (typeof roles)[number]

/** `versions:name`: to name one, and to rename or remove one's own names; `versions:manage`: also those of others. */
export type Verb = 'plan:read' | 'plan:write' | 'members:read' | 'members:manage' | 'versions:name' | 'versions:manage' | 'plan:remove'

const verbsOf: Record<Role, ReadonlySet<Verb>> = {
  coordinator: new Set(['plan:read', 'plan:write', 'members:read', 'members:manage', 'versions:name', 'versions:manage', 'plan:remove']),
  editor: new Set(['plan:read', 'plan:write', 'members:read', 'versions:name']),
  // Until comments exist, a commenter reads like a viewer.
  commenter: new Set(['plan:read', 'members:read']),
  viewer: new Set(['plan:read', 'members:read']),
}

/** `null` stands for somebody who is no member of the plan: they may do nothing. */
export function can(role: Role | null, verb: Verb): boolean {
  return role !== null && verbsOf[role].has(verb)
}

export function isRole(value: unknown): value is Role {
  return (roles as readonly unknown[]).includes(value)
}
