import { encodeStep1, encodeUpdate, decodeMessage, messageType } from '../../shared/protocol/messages.ts'
import { clocksOf, type UpdateClocks } from './answerVector.ts'
import { FrameLedger } from './frameLedger.ts'
import type { Packet } from './packRows.ts'

/** A socket that knows which of its frames carry changes, and of which rows. */
export interface AckSocket extends WebSocket {
  readonly ledger: FrameLedger
  /** True once the server has asked what we have and was answered. */
  readonly hasAnsweredStep1: boolean
  /** What was sent before the first answer. A server that asks again could not place it. */
  readonly sentBeforeAnswer: readonly UpdateClocks[]
  sendPacket(packet: Packet): void
}

export interface AckSocketEvents {
  /**
   * Runs before the provider has sent or read anything: the unsent rows must be
   * with the server before anything of the server is applied here, since after
   * that the values which they overrode are gone.
   */
  readonly opened: (socket: AckSocket) => void
  /** What of the document's state vector we say that we have. */
  readonly claims: (stateVector: Uint8Array) => Uint8Array
}

/** A socket class for y-websocket's provider. */
export function ackSocketClass(Base: typeof WebSocket, events: AckSocketEvents): typeof WebSocket {
  return class extends Base implements AckSocket {
    readonly ledger = new FrameLedger()
    hasAnsweredStep1 = false
    sentBeforeAnswer: UpdateClocks[] = []

    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols)
      // Listeners run in the order of their adding: this one before the provider's `onopen`.
      this.addEventListener('open', () => events.opened(this))
    }

    sendPacket({ rows, update }: Packet): void {
      this.ledger.sent(rows)
      if (!this.hasAnsweredStep1) this.sentBeforeAnswer.push(...clocksOf(update))
      super.send(encodeUpdate(update) as Uint8Array<ArrayBuffer>)
    }

    override send(data: Parameters<WebSocket['send']>[0]): void {
      if (data instanceof Uint8Array && data[0] === messageType.sync) {
        const message = decodeMessage(data)
        if (message?.type === 'step1') return super.send(encodeStep1(events.claims(message.stateVector)) as Uint8Array<ArrayBuffer>)
        if (message?.type === 'step2') {
          this.hasAnsweredStep1 = true
          this.sentBeforeAnswer = []
        }
        if (message?.type === 'step2' || message?.type === 'update') this.ledger.sent([])
      }
      super.send(data)
    }
  }
}
