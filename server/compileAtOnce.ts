import { setFlagsFromString } from 'node:v8'

/**
 * From here on, functions are compiled to machine code when they are first
 * called, in the engine's quick way, instead of being interpreted for their
 * first hundreds of calls. A server that has just started meets all its
 * devices at once, and would serve them in the slow way. For the whole
 * process with its threads; to be called before anything else is done.
 */
export function compileAtOnce(): void {
  setFlagsFromString('--always-sparkplug')
}
