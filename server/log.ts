import { pino, type Logger } from 'pino'

export type Log = Logger

/** Quiet by default, so that what the start prints stays readable; on stderr, so that stdout stays data. */
export function createLog(level: 'warn' | 'silent' = 'warn'): Log {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination({ dest: 2, sync: true }))
}
