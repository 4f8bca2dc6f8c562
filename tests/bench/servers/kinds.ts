import { hocuspocus } from './hocuspocus.ts'
import { pacta } from './pacta.ts'
import { relay } from './relay.ts'
import type { ServerKind } from './ServerKind.ts'

/** In the order of the tables' columns. */
export const serverKinds: readonly ServerKind[] = [pacta, hocuspocus, relay]
