import { encodeStep1, encodeUpdate, decodeMessage, messageType } from '../../shared/protocol/messages.ts'
import { FrameLedger } from './frameLedger.ts'
import type { UnsentRow } from './unsentRow.ts'

/** A socket that knows which of its frames carry changes, and for which row. */
export interface AckSocket extends WebSocket {
  readonly ledger: FrameLedger
  /** True once the server has asked what we have and was answered. */
  readonly hasAnsweredStep1: boolean
  /** Sends a row as the frame that it was made as. */
  sendRow(row: UnsentRow): void
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

    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols)
      // Listeners run in the order of their adding: this one before the provider's `onopen`.
      this.addEventListener('open', () => events.opened(this))
    }

    sendRow(row: UnsentRow): void {
      this.ledger.sent(row.id)
      super.send(encodeUpdate(row.update) as Uint8Array<ArrayBuffer>)
    }

    override send(data: Parameters<WebSocket['send']>[0]): void {
      if (data instanceof Uint8Array && data[0] === messageType.sync) {
        const message = decodeMessage(data)
        if (message?.type === 'step1') return super.send(encodeStep1(events.claims(message.stateVector)) as Uint8Array<ArrayBuffer>)
        if (message?.type === 'step2') this.hasAnsweredStep1 = true
        if (message?.type === 'step2' || message?.type === 'update') this.ledger.sent(null)
      }
      super.send(data)
    }
  }
}
