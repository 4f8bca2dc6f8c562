import type { FastifyInstance } from 'fastify'
import type { HttpParts } from '../parts.ts'
import { requireSession, sessionOf } from '../whoAsks.ts'

export const WORKSPACE_NAME_DEFAULT = 'Workspace'

export function sessionRoutes(app: FastifyInstance, { auth, storage, sessionEnded }: HttpParts): void {
  void app.register(async (signedIn) => {
    requireSession(signedIn, auth)
    signedIn.get('/session', async (request) => ({
      user: sessionOf(request).user,
      workspace: { name: storage.settings.get('workspace-name') ?? WORKSPACE_NAME_DEFAULT },
    }))
  })

  // Also without a session: signing out twice is no error.
  app.post('/session/end', async (request, reply) => {
    const session = await auth.sessionOf(request.headers)
    const cookies = await auth.endSession(request.headers)
    if (session !== null) sessionEnded(session.id)
    return reply.code(204).header('set-cookie', [...cookies]).send()
  })
}
