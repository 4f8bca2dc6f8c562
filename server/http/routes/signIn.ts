import type { FastifyInstance } from 'fastify'
import { deadLinkPage } from '../deadLinkPage.ts'
import type { HttpParts } from '../parts.ts'

type SignInPath = { Params: { token: string } }

/** A plain GET of a sign-in link signs in, so that it works from a mail, a terminal and without JavaScript. */
export function signInRoutes(app: FastifyInstance, { auth, signInLinks }: HttpParts): void {
  app.get<SignInPath>('/sign-in/:token', { exposeHeadRoute: false }, async (request, reply) => {
    reply.header('cache-control', 'no-store')
    const used = signInLinks.use(request.params.token)
    if (!used.ok) return reply.code(410).type('text/html; charset=utf-8').send(deadLinkPage)
    const { userId, planId } = used.value
    reply.header('set-cookie', [...(await auth.startSession(userId))])
    return reply.redirect(planId === null ? '/' : `/plans/${planId}`, 303)
  })

  // Scanners of mail look before people do: looking must not use the link.
  app.head<SignInPath>('/sign-in/:token', async (request, reply) => {
    const isAlive = signInLinks.peek(request.params.token).ok
    return reply.code(isAlive ? 200 : 410).header('cache-control', 'no-store').type('text/html; charset=utf-8').send()
  })
}
