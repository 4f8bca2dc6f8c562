import fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify'
import type { Log } from '../log.ts'
import { handleError, refusalOf, refusals, refuse } from './errors.ts'
import { guardOrigin } from './guardOrigin.ts'
import type { HttpParts } from './parts.ts'
import { collisionRoutes } from './routes/collisions.ts'
import { activityRoute } from './routes/activity.ts'
import { healthRoute } from './routes/health.ts'
import { memberRoutes } from './routes/members.ts'
import { planRoutes } from './routes/plans.ts'
import { removalRoutes } from './routes/removals.ts'
import { sessionRoutes } from './routes/session.ts'
import { signInRoutes } from './routes/signIn.ts'
import { versionRoutes } from './routes/versions.ts'
import { addSecurityHeaders } from './securityHeaders.ts'
import { serveClient } from './static.ts'
import { withoutToken } from './withoutToken.ts'

/** Names and titles are short; texts travel as updates of documents. */
export const BODY_BYTES_MAX = 1024 * 1024
/** Slow senders must not hold connections for ever. */
const REQUEST_TIMEOUT_MS = 30_000

/** All of HTTP but the upgrade to WebSockets. Not listening yet. */
export async function createHttp(parts: HttpParts, options: { readonly clientDirectory: string; readonly log: Log }): Promise<FastifyInstance> {
  const loggerInstance: FastifyBaseLogger = options.log.child({}, { serializers: { req: requestForLog } })
  const app = fastify({
    loggerInstance,
    bodyLimit: BODY_BYTES_MAX,
    requestTimeout: REQUEST_TIMEOUT_MS,
    // Ends idle keep-alive connections at a stop, instead of waiting for browsers.
    forceCloseConnections: 'idle',
    // Addresses that cannot be decoded reach no route.
    frameworkErrors: (error, _request, reply) => void refuse(reply, refusalOf(error)),
  })
  // Pages of other sites can send text/plain without asking first.
  app.removeContentTypeParser('text/plain')
  app.setErrorHandler(handleError)
  addSecurityHeaders(app)
  guardOrigin(app, parts.address)

  signInRoutes(app, parts)
  await app.register(async (api) => {
    api.setNotFoundHandler((_request, reply) => refuse(reply, refusals.pathUnknown))
    api.addHook('onSend', async (_request, reply) => void reply.header('cache-control', 'no-store'))
    healthRoute(api)
    sessionRoutes(api, parts)
    planRoutes(api, parts)
    removalRoutes(api, parts)
    memberRoutes(api, parts)
    collisionRoutes(api, parts)
    activityRoute(api, parts)
    versionRoutes(api, parts)
  }, { prefix: '/api' })
  await serveClient(app, options.clientDirectory)
  return app
}

function requestForLog({ method, url }: { method: string; url: string }): { method: string; url: string } {
  return { method, url: withoutToken(url) }
}
