import { accountChannel, openPlansLock } from './sharedNames.ts'
import type { Surroundings } from './surroundings.ts'

interface SignedOut {
  readonly type: 'signed-out'
  readonly user: string
}

/**
 * Forgets a user's plans on this device. All tabs are told and close their
 * documents first: what they still write would outlive the clearing. The
 * caller has closed its own plan, and has asked when work is unsent.
 */
export async function signOutOfDevice(world: Pick<Surroundings, 'device' | 'locks' | 'openChannel'>, user: string): Promise<void> {
  const channel = world.openChannel(accountChannel())
  channel.postMessage({ type: 'signed-out', user } satisfies SignedOut)
  channel.close()
  await world.locks.request(openPlansLock(user), { mode: 'exclusive' }, () => world.device.clear(user))
}

/** Calls when this user signs out in another tab; returns how to stop. */
export function onSignOutElsewhere(world: Pick<Surroundings, 'openChannel'>, user: () => string | null, work: () => void): () => void {
  const channel = world.openChannel(accountChannel())
  channel.onmessage = ({ data }) => {
    const message = data as Partial<SignedOut> | null
    if (message?.type === 'signed-out' && message.user === user()) work()
  }
  return () => {
    channel.onmessage = null
    channel.close()
  }
}
