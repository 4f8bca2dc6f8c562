import type { FastifyInstance } from 'fastify'

/**
 * Nothing is loaded from elsewhere, and no other page may frame ours.
 * Inline styles are allowed, since positioned menus need them; inline scripts are not.
 */
const contentSecurityPolicy = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

export function addSecurityHeaders(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.headers({
      'content-security-policy': `${contentSecurityPolicy}; connect-src 'self'${socketSources(request.headers.host)}`,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'x-frame-options': 'DENY',
      'cross-origin-opener-policy': 'same-origin',
    })
  })
}

/** 'self' covers WebSockets in today's browsers, but not in Safari before 15.4. */
function socketSources(host: string | undefined): string {
  return host !== undefined && /^[\w.:[\]-]+$/.test(host) ? ` ws://${host} wss://${host}` : ''
}
