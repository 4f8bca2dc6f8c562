import { closeCode } from '../../shared/protocol/closeCodes.ts'

/** What the client does after the server has ended a connection. */
export type CloseAnswer = 'retry' | 'sign-in' | 'ask-role' | 'plan-missing' | 'being-removed' | 'keep-refused-work' | 'client-too-old'

export function closeAnswer(code: number | null): CloseAnswer {
  switch (code) {
    case closeCode.unauthenticated:
      return 'sign-in'
    case closeCode.forbidden:
      return 'ask-role'
    case closeCode.unknownPlan:
      return 'plan-missing'
    case closeCode.beingRemoved:
      return 'being-removed'
    case closeCode.malformed:
    case closeCode.foreignClientId:
    case closeCode.tooLarge:
    case closeCode.incomplete:
      // Yjs clocks have no gaps: one refused frame would hold up everything after it.
      return 'keep-refused-work'
    case closeCode.clientTooOld:
      return 'client-too-old'
    default:
      return 'retry'
  }
}
