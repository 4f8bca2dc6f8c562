import { WebSocket } from 'ws'
import { closeCode, closeReason, type CloseCode } from '../../shared/protocol/closeCodes.ts'
import type { Wire } from './Wire.ts'

/**
 * The codes that ws closes with by itself, without a reason: clients would try
 * again for ever. 1002 and 1007 say that this is no WebSocket protocol or no
 * text, 1008 too many fragments, 1009 too large a message.
 */
const ownEndings: Readonly<Record<number, readonly [code: CloseCode, reason: string]>> = {
  1002: [closeCode.malformed, closeReason.malformedMessage],
  1007: [closeCode.malformed, closeReason.textFrame],
  1008: [closeCode.tooLarge, closeReason.frameTooLarge],
  1009: [closeCode.tooLarge, closeReason.frameTooLarge],
}

/** A socket that tells broken and oversized frames by our own codes. */
export class SyncSocket extends WebSocket {
  override close(code?: number, reason?: string | Buffer): void {
    const ending = code === undefined ? undefined : ownEndings[code]
    if (ending === undefined) super.close(code, reason)
    else super.close(...ending)
  }
}

/** @param drained called whenever the network took a frame */
export function createWebSocketWire(socket: WebSocket, drained: () => void): Wire {
  return {
    get unsentBytes() {
      return socket.bufferedAmount
    },
    send(frame) {
      if (socket.readyState === WebSocket.OPEN) socket.send(frame, drained)
    },
    close(code, reason) {
      // A paused socket would not read the answer to its closing.
      socket.resume()
      socket.close(code, reason)
    },
    pause: () => socket.pause(),
    resume: () => socket.resume(),
  }
}
