import { WebSocket, type RawData } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import type { CommandContext } from '../../../shared/commands/transact.ts'
import { newId, type PlanId } from '../../../shared/ids.ts'
import { connectionQuery, messageType, readAcknowledgement, syncType } from '../../../shared/protocol/messages.ts'
import { decodePlan, type PlanRecords } from '../../../shared/schema/decode.ts'
import { openPlanDoc } from '../../../shared/schema/planDoc.ts'
import { planRoom, syncRoot } from '../../../shared/schema/rooms.ts'

/** A person's program on the real socket: edits a plan without a browser. */
export interface PlanClient {
  readonly context: CommandContext
  readonly records: () => PlanRecords
  /** Resolves when the server has said that all that was written is durable. */
  readonly stored: () => Promise<void>
  readonly close: () => void
}

/** Joins a plan with the cookie of a signed-in person; resolves when the whole plan is here. */
export async function joinPlan(serverUrl: string, planId: PlanId, cookie: string): Promise<PlanClient> {
  const doc = openPlanDoc()
  const sent = { frames: 0, acknowledged: 0 }
  let settle: () => void = () => undefined
  const provider = new WebsocketProvider(serverUrl.replace(/^http/, 'ws') + syncRoot, planRoom(planId), doc, {
    disableBc: true,
    params: { [connectionQuery.additions]: '1' },
    WebSocketPolyfill: countingSocket(cookie, {
      // The server counts anew on each connection.
      opening: () => Object.assign(sent, { frames: 0, acknowledged: 0 }),
      sent: () => { sent.frames += 1 },
    }),
  })
  provider.messageHandlers[messageType.acknowledgement] = (_encoder, decoder) => {
    sent.acknowledged = readAcknowledgement(decoder)
    if (sent.acknowledged >= sent.frames) settle()
  }
  provider.messageHandlers[messageType.role] = () => undefined
  provider.messageHandlers[messageType.cursor] = () => undefined
  await new Promise<void>((resolve) => provider.once('sync', () => resolve()))
  return {
    context: {
      doc, plan: () => decodePlan(doc), now: () => new Date().toISOString(), newId: () => newId(), origin: 'plan client',
    },
    records: () => decodePlan(doc),
    stored: () => new Promise((resolve) => {
      settle = resolve
      if (sent.acknowledged >= sent.frames) resolve()
    }),
    close: () => {
      provider.destroy()
      provider.awareness.destroy()
    },
  }
}

function countingSocket(cookie: string, { opening, sent }: { readonly opening: () => void; readonly sent: () => void }): typeof globalThis.WebSocket {
  class CountingSocket extends WebSocket {
    constructor(address: string) {
      super(address, { headers: { cookie } })
      opening()
    }

    override send(data: Exclude<RawData, Buffer[]>): void {
      const [type, kind] = new Uint8Array(data)
      if (type === messageType.sync && kind !== syncType.step1) sent()
      super.send(data)
    }
  }
  // The provider uses what both kinds of socket have in common.
  return CountingSocket as unknown as typeof globalThis.WebSocket
}
