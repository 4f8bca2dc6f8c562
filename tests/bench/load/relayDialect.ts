import type { Dialect } from './Dialect.ts'

/** A frame is an update; there is nothing to ask and nobody who confirms. */
export const relayDialect: Dialect = {
  acknowledges: false,
  sendsUnsentWork: false,
  address: (url, plan) => ({ url: `${url}/${plan}`, headers: {} }),
  greeting: () => null,
  unsentWork: (_plan, updates) => updates,
  update: (_plan, update) => update,
  answer: (_plan, update) => update,
  read: (frame) => ({ type: 'content', update: frame, isAnswer: false }),
}
