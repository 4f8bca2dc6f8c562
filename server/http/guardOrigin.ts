import type { FastifyInstance } from 'fastify'
import type { PublicAddress } from '../publicAddress.ts'
import { refusals, refuse } from './errors.ts'

const safeMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses changes that a page of another site asks for in the visitor's name.
 * Clients that are no browsers send no Origin; they need a session all the same.
 */
export function guardOrigin(app: FastifyInstance, address: () => PublicAddress): void {
  app.addHook('onRequest', async (request, reply) => {
    const { origin, host } = request.headers
    if (safeMethods.has(request.method) || origin === undefined) return
    if (!address().isOwnOrigin(origin, host)) return refuse(reply, refusals.foreignOrigin)
  })
}
