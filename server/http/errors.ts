import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'

/** An answer other than success. The message is for people: what happened, and what to do next. */
export interface Refusal {
  readonly status: number
  readonly code: string
  readonly message: string
}

export const refusals = {
  signedOut: { status: 401, code: 'signed-out', message: 'You are signed out. Open a sign-in link to come back; nothing on this device is lost.' },
  foreignOrigin: {
    status: 403,
    code: 'foreign-origin',
    message: 'This request came from a page of another site and was refused. If this is your own address, set PACTA_URL to it and start the server again.',
  },
  notAllowed: { status: 403, code: 'not-allowed', message: 'Your role on this plan does not allow this. Ask a coordinator of the plan.' },
  planUnknown: { status: 404, code: 'plan-unknown', message: 'There is no such plan, or you are not a member of it. Ask a coordinator to add you.' },
  pathUnknown: { status: 404, code: 'not-found', message: 'There is nothing at this address.' },
  versionUnknown: { status: 404, code: 'version-unknown', message: 'This plan has no such version.' },
  memberUnknown: { status: 404, code: 'member-unknown', message: 'This person is not a member of the plan.' },
  lastCoordinator: {
    status: 409,
    code: 'last-coordinator',
    message: 'A plan needs a coordinator, and this is the last one. Make somebody else coordinator first.',
  },
  malformed: { status: 400, code: 'malformed', message: 'The request could not be read: its body is not valid JSON.' },
  tooLarge: { status: 413, code: 'too-large', message: 'The request is larger than 1 MB and was refused. Nothing was changed.' },
  notJson: { status: 415, code: 'not-json', message: 'Send the request as JSON, with the header "content-type: application/json".' },
  ourFault: { status: 500, code: 'server-error', message: 'The server failed at this request. What was saved before is kept. Try again.' },
} as const satisfies Record<string, Refusal>

/** A value of the request that cannot be accepted. */
export function invalid(message: string): Refusal {
  return { status: 400, code: 'invalid', message }
}

export function refuse<Reply extends Pick<FastifyReply, 'code'>>(reply: Reply, { status, code, message }: Refusal) {
  return reply.code(status).send({ error: { code, message } })
}

/** The one place where thrown errors end. Only our own faults are logged. */
export function handleError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  const refusal = refusalOf(error)
  if (refusal.status >= 500) request.log.error(error)
  refuse(reply, refusal)
}

/** What people are told about an error that the framework or a handler threw. */
export function refusalOf({ code, statusCode }: FastifyError): Refusal {
  if (statusCode === 413) return refusals.tooLarge
  if (statusCode === 415) return refusals.notJson
  if (code === 'FST_ERR_CTP_INVALID_JSON_BODY' || code === 'FST_ERR_CTP_EMPTY_JSON_BODY') return refusals.malformed
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
    return { status: statusCode, code: 'malformed', message: 'The request could not be read.' }
  }
  return refusals.ourFault
}
