import type { CloseCode } from '../../shared/protocol/closeCodes.ts'

/** One connection's socket, as a room sees it. */
export interface Wire {
  /** Bytes given to `send` that the network has not taken yet. */
  readonly unsentBytes: number
  send(frame: Uint8Array): void
  close(code: CloseCode, reason: string): void
  /** Stops and continues reading: the sender feels it, the server's memory does not. */
  pause(): void
  resume(): void
}
