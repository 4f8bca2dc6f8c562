import { createHash, randomBytes } from 'node:crypto'
import type { PlanId } from '../../shared/ids.ts'
import { ok, refused, type Result } from '../../shared/result.ts'
import type { StoredSignInLink, StoredSignInLinks } from '../storage/sqlite/signInLinks.ts'

/** Long enough for an invitation read the next morning, short enough for a mailbox. */
export const LINK_LIFE_MS = 24 * 60 * 60 * 1000
/** Mail scanners open links before people do: a used link works on for this long. */
export const LINK_REPEAT_MS = 10 * 60 * 1000
const TOKEN_BYTES = 32

export interface SignInTarget {
  readonly userId: string
  readonly planId: PlanId | null
}

/** One-time links: the only way to sign in. */
export interface SignInLinks {
  /** @returns the path of a fresh link, to be put behind the public address */
  create(target: SignInTarget): string
  /** What the link opens, without using it. */
  peek(token: string): Result<SignInTarget, 'unknown' | 'over'>
  /** Uses the link. Repeats within ten minutes of the first use succeed; the first use ends its life otherwise. */
  use(token: string): Result<SignInTarget, 'unknown' | 'over'>
  hasBeenUsedBy(userId: string): boolean
}

export function createSignInLinks(stored: StoredSignInLinks, now: () => number): SignInLinks {
  const peek = (token: string): Result<StoredSignInLink, 'unknown' | 'over'> => {
    const link = stored.find(hash(token))
    if (link === null) return refused('unknown')
    return isAlive(link, now()) ? ok(link) : refused('over')
  }
  return {
    create({ userId, planId }) {
      const token = randomBytes(TOKEN_BYTES).toString('base64url')
      stored.removeUnusedExpiredBefore(now())
      stored.add({ tokenHash: hash(token), userId, planId, expiresAt: now() + LINK_LIFE_MS })
      return `/sign-in/${token}`
    },
    peek,
    use(token) {
      const link = peek(token)
      if (link.ok) stored.markUsed(link.value.tokenHash, now())
      return link
    },
    hasBeenUsedBy: (userId) => stored.hasBeenUsedBy(userId),
  }
}

function isAlive({ expiresAt, firstUsedAt }: StoredSignInLink, at: number): boolean {
  return firstUsedAt === null ? at < expiresAt : at < firstUsedAt + LINK_REPEAT_MS
}

function hash(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
