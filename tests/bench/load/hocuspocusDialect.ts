import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { Dialect } from './Dialect.ts'

/** As `@hocuspocus/provider` speaks: the document's name stands in each message. */
const messageType = { sync: 0, auth: 2, syncReply: 4, syncStatus: 8 } as const
const syncType = { step1: 0, step2: 1, update: 2 } as const
const authToken = 0

export const hocuspocusDialect: Dialect = {
  acknowledges: true,
  sendsUnsentWork: false,
  address: (url) => ({ url, headers: {} }),
  greeting: (plan, stateVector) => [authentication(plan), sync(plan, syncType.step1, stateVector)],
  // Its provider keeps no frames: the answer to the server's question carries everything.
  unsentWork: () => [],
  update: (plan, update) => sync(plan, syncType.update, update),
  answer: (plan, update) => sync(plan, syncType.step2, update),
  read(frame) {
    const decoder = decoding.createDecoder(frame)
    decoding.readVarString(decoder)
    switch (decoding.readVarUint(decoder)) {
      case messageType.sync:
      case messageType.syncReply: {
        const type = decoding.readVarUint(decoder)
        const content = decoding.readVarUint8Array(decoder)
        return type === syncType.step1 ? { type: 'question' } : { type: 'content', update: content, isAnswer: type === syncType.step2 }
      }
      case messageType.syncStatus:
        return decoding.readVarUint(decoder) === 1 ? { type: 'acknowledgement', count: null } : { type: 'other' }
      default:
        return { type: 'other' }
    }
  },
}

function authentication(plan: string): Uint8Array {
  return message(plan, messageType.auth, (encoder) => {
    encoding.writeVarUint(encoder, authToken)
    encoding.writeVarString(encoder, 'anybody')
  })
}

function sync(plan: string, type: number, content: Uint8Array): Uint8Array {
  return message(plan, messageType.sync, (encoder) => {
    encoding.writeVarUint(encoder, type)
    encoding.writeVarUint8Array(encoder, content)
  })
}

function message(plan: string, type: number, write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarString(encoder, plan)
  encoding.writeVarUint(encoder, type)
  write(encoder)
  return encoding.toUint8Array(encoder)
}
