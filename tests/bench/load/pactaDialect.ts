import { packRows } from '../../../client/sync/packRows.ts'
import { formatCursor } from '../../../shared/protocol/cursor.ts'
import { connectionQuery, decodeMessage, encodeStep1, encodeStep2, encodeUpdate } from '../../../shared/protocol/messages.ts'
import type { Dialect } from './Dialect.ts'

/** As our client speaks: the y-websocket protocol with the additions. */
export const pactaDialect: Dialect = {
  acknowledges: true,
  sendsUnsentWork: true,
  address(url, plan, user, since) {
    const query = new URLSearchParams({ [connectionQuery.additions]: '1', ...(since === null ? {} : { [connectionQuery.since]: since }) })
    return { url: `${url}/sync/plan/${plan}?${query}`, headers: { cookie: user } }
  },
  greeting: (_plan, stateVector) => [encodeStep1(stateVector)],
  unsentWork: (_plan, updates) => packRows(updates.map((update, edit) => ({ id: String(edit), update }))).map(({ update }) => encodeUpdate(update)),
  update: (_plan, update) => encodeUpdate(update),
  answer: (_plan, update) => encodeStep2(update),
  read(frame) {
    const message = decodeMessage(frame)
    switch (message?.type) {
      case 'step1':
        return { type: 'question' }
      case 'step2':
      case 'update':
        return { type: 'content', update: message.update, isAnswer: message.type === 'step2' }
      case 'acknowledgement':
        return { type: 'acknowledgement', count: message.count }
      case 'cursor':
        return { type: 'cursor', cursor: formatCursor(message.cursor) }
      default:
        return { type: 'other' }
    }
  },
}
