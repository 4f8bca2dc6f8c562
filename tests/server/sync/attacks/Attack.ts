import { closeCode, closeReason, type CloseCode } from '../../../../shared/protocol/closeCodes.ts'
import type { RawClient } from '../../../helpers/rawClient.ts'
import type { Siege } from '../../../helpers/siege.ts'

/** One way to do harm, and what must come of it. */
export interface Attack {
  /** What is done, as the test is called. */
  readonly name: string
  /** Does it, and checks what is particular to it. Answers the offenders, whose connections must have ended or be about to. */
  attack(siege: Siege): Promise<readonly RawClient[]>
  /** How the server ends the offenders' connections; null where it drops what they sent and they may stay. */
  readonly ending: Ending | null
}

export interface Ending {
  readonly code: CloseCode
  readonly reason: string
}

export const malformedMessage: Ending = { code: closeCode.malformed, reason: closeReason.malformedMessage }
export const malformedUpdate: Ending = { code: closeCode.malformed, reason: closeReason.malformedUpdate }
export const frameTooLarge: Ending = { code: closeCode.tooLarge, reason: closeReason.frameTooLarge }
export const foreignClientId: Ending = { code: closeCode.foreignClientId, reason: closeReason.foreignClientId }

/** An attack by what one connection sends. */
export function sending(name: string, ending: Ending | null, send: (client: RawClient) => void, userId?: string): Attack {
  return {
    name, ending,
    async attack({ connect }) {
      const client = await connect(userId)
      send(client)
      return [client]
    },
  }
}

/** Each of the frames on a connection of its own, one after the other: each must be refused. */
export function sendingEach(name: string, ending: Ending, frames: readonly Uint8Array[]): Attack {
  return {
    name, ending,
    async attack({ connect }) {
      const clients: RawClient[] = []
      for (const frame of frames) {
        const client = await connect()
        client.send(frame)
        await client.closed
        clients.push(client)
      }
      return clients
    },
  }
}
