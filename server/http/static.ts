import { existsSync } from 'node:fs'
import { join, sep } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { refusals, refuse } from './errors.ts'

const notBuilt = { status: 503, code: 'not-built', message: 'The pages are not built yet. Start Pacta with "npm start".' } as const
/** Paths that are never a page, whatever a browser asks for. */
const noPage = /^\/(api|sync|sign-in|assets)(\/|$)/

/** Serves the built client; every address that is no file opens the app, which knows its own pages. */
export async function serveClient(app: FastifyInstance, directory: string): Promise<void> {
  const isBuilt = existsSync(join(directory, 'index.html'))
  if (isBuilt) {
    await app.register(fastifyStatic, {
      root: directory,
      preCompressed: true,
      dotfiles: 'ignore',
      cacheControl: false,
      setHeaders: (reply, path) => void reply.header('cache-control', cacheControlOf(path)),
    })
  }

  app.setNotFoundHandler((request, reply) => {
    if (!isNavigation(request)) return refuse(reply, refusals.pathUnknown)
    if (!isBuilt) return refuse(reply, notBuilt)
    return reply.sendFile('index.html')
  })
}

/** The build puts a hash of the content into the names below `assets`; all else may change with a new version. */
function cacheControlOf(path: string): string {
  return path.includes(`${sep}assets${sep}`) ? 'public, max-age=31536000, immutable' : 'no-cache'
}

function isNavigation({ method, url, headers }: FastifyRequest): boolean {
  const path = url.split('?', 1)[0] ?? ''
  const isFile = /\.\w+$/.test(path)
  return (method === 'GET' || method === 'HEAD') && !noPage.test(path) && !isFile && acceptsPages(headers.accept)
}

function acceptsPages(accept: string | undefined): boolean {
  return accept === undefined || accept.includes('text/html') || accept.includes('*/*')
}
