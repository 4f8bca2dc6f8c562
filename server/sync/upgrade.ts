import type { IncomingMessage } from 'node:http'
import type { PlanId } from '../../shared/ids.ts'
import { parsePlanRoom } from '../../shared/schema/rooms.ts'
import { parseCursor, type Cursor } from '../../shared/protocol/cursor.ts'
import { closeCode, closeReason, type CloseCode } from '../../shared/protocol/closeCodes.ts'
import { connectionQuery } from '../../shared/protocol/messages.ts'
import { can, type Role } from '../../shared/permissions/can.ts'

/** A signed-in person, as the server's session says. */
export interface Session {
  readonly user: { readonly id: string; readonly name: string }
  readonly sessionId?: string
  /** Milliseconds since 1970. */
  readonly sessionExpiresAt?: number
}

export interface Rights {
  /** The session of the request's cookie, or null. */
  authenticate(request: IncomingMessage): Promise<Session | null>
  /** Null for somebody who is no member of the plan. */
  roleOf(userId: string, planId: PlanId): Promise<Role | null> | Role | null
  planExists(planId: PlanId): Promise<boolean> | boolean
  /** A coordinator has removed it: nobody may open it, until it is kept or gone. */
  isBeingRemoved?(planId: PlanId): boolean
  isOwnOrigin(origin: string, hostHeader?: string): boolean
}

export interface Admitted {
  readonly kind: 'admitted'
  readonly planId: PlanId
  readonly session: Session
  readonly role: Role
  readonly wantsAdditions: boolean
  readonly cursor: Cursor | null
}

export interface Refused {
  readonly kind: 'refused'
  readonly code: CloseCode
  readonly reason: string
}

/** Who asks for which plan, and whether they may have it. */
export async function examineRequest(request: IncomingMessage, rights: Rights): Promise<Admitted | Refused> {
  const address = readAddress(request.url)
  const planId = address === null ? null : parsePlanRoom(address.pathname)
  if (address === null || planId === null) return refuse(closeCode.unknownPlan, closeReason.unknownPlan)
  // Native clients send no Origin; a browser always does, so that a foreign page cannot use our cookie.
  const { origin } = request.headers
  if (origin !== undefined && !rights.isOwnOrigin(origin, request.headers.host)) return refuse(closeCode.forbidden, closeReason.foreignOrigin)
  const session = await rights.authenticate(request)
  if (session === null) return refuse(closeCode.unauthenticated, closeReason.noSession)
  const meantUser = address.searchParams.get(connectionQuery.user)
  if (meantUser !== null && meantUser !== session.user.id) return refuse(closeCode.unauthenticated, closeReason.otherUser)
  if (!(await rights.planExists(planId))) return refuse(closeCode.unknownPlan, closeReason.unknownPlan)
  const role = await rights.roleOf(session.user.id, planId)
  if (role === null || !can(role, 'plan:read')) return refuse(closeCode.forbidden, closeReason.notMember)
  // Behind the roles: strangers are not told of it.
  if (rights.isBeingRemoved?.(planId)) return refuse(closeCode.beingRemoved, closeReason.beingRemoved)
  const wantsAdditions = address.searchParams.get(connectionQuery.additions) === '1'
  // One that cannot be read is none: the whole plan is sent.
  const cursor = wantsAdditions ? parseCursor(address.searchParams.get(connectionQuery.since) ?? '') : null
  return { kind: 'admitted', planId, session, role, wantsAdditions, cursor }
}

export function refuse(code: CloseCode, reason: string): Refused {
  return { kind: 'refused', code, reason }
}

function readAddress(url: string | undefined): URL | null {
  try {
    return new URL(url ?? '', 'http://localhost')
  } catch {
    return null
  }
}
