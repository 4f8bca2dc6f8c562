import { WebSocket } from 'ws'
import { closeCode, closeReason } from '../../shared/protocol/closeCodes.ts'
import type { Wire } from './Wire.ts'

/** 1009, "message too big": ws closes with it by itself, without a reason, and clients would try again for ever. */
const messageTooBig = 1009

/** A socket that tells an oversized frame by our own code. */
export class SyncSocket extends WebSocket {
  override close(code?: number, reason?: string | Buffer): void {
    if (code === messageTooBig) super.close(closeCode.tooLarge, closeReason.frameTooLarge)
    else super.close(code, reason)
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
