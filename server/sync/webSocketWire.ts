import type { Duplex } from 'node:stream'
import { WebSocket } from 'ws'
import { closeCode, closeReason, type CloseCode } from '../../shared/protocol/closeCodes.ts'
import { encodeFrame } from './encodeFrame.ts'
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

/**
 * Writes to the stream below the socket: what goes to everybody in a room is
 * framed once and given to each stream in one piece, where the socket's own
 * `send` would frame it a hundred times and write two pieces. Without
 * compression the socket holds nothing back, so both keep one order.
 * @param drained called when the network has taken all that waited
 */
export function createWebSocketWire(socket: WebSocket, stream: Duplex, drained: () => void): Wire {
  stream.on('drain', drained)
  return {
    get unsentBytes() {
      return stream.writableLength
    },
    send(message) {
      if (socket.readyState === WebSocket.OPEN) stream.write(frameOf(message))
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

let lastMessage: Uint8Array | null = null
let lastFrame: Uint8Array = new Uint8Array()

function frameOf(message: Uint8Array): Uint8Array {
  if (message !== lastMessage) {
    lastMessage = message
    lastFrame = encodeFrame(message)
  }
  return lastFrame
}
