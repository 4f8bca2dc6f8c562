/**
 * Why the sync server ends a connection. It completes the upgrade first, since
 * a browser sees a refused upgrade only as an anonymous 1006 and retries for
 * ever. y-websocket's provider stops at 44xx (trying again cannot help) and
 * comes back after every other code.
 */
export const closeCode = {
  /** The server is stopping or starting anew: come back soon. */
  serverStopping: 1012,
  /** The plan could not be stored, or this reader was too slow: come back, nothing acknowledged is lost. */
  tryAgainLater: 1013,
  /** A frame that is no message of the protocol, or an update that cannot be read. */
  malformed: 4400,
  /** No session, an ended one, or the session of somebody other than the client means. */
  unauthenticated: 4401,
  /** No member of the plan (any more), a write without the right to it, or a foreign page. */
  forbidden: 4403,
  /** There is no such plan. */
  unknownPlan: 4404,
  /** A coordinator has removed the plan; for a month it can still be kept. */
  beingRemoved: 4410,
  /** The update continues the work of a clientID that another person is using now. */
  foreignClientId: 4409,
  /** One frame, or a presence entry, is larger than the server takes. */
  tooLarge: 4413,
  /** Updates keep referring to something that this connection never sends. */
  incomplete: 4422,
  /** This version of the client can no longer read the plan; its unsent work stays on the device. */
  clientTooOld: 4426,
  /** This person has too many connections open. */
  tooMany: 4429,
  /** The server has as many connections as it can serve: later. */
  serverFull: 4503,
} as const

export type CloseCode = (typeof closeCode)[keyof typeof closeCode]

/** The reasons sent beside the codes: short, in English, for logs and for telling equal codes apart. */
export const closeReason = {
  stopping: 'the server is stopping',
  notStored: 'the plan could not be stored',
  tooSlow: 'this connection reads too slowly',
  malformedMessage: 'not a message of this protocol',
  malformedUpdate: 'the update cannot be read',
  textFrame: 'messages are binary',
  noSession: 'sign in first',
  sessionEnded: 'the session has ended',
  otherUser: 'this session belongs to somebody else',
  notMember: 'no member of this plan',
  readOnly: 'this role reads only',
  foreignOrigin: 'this page does not belong to this server',
  unknownPlan: 'there is no such plan',
  beingRemoved: 'this plan is being removed',
  foreignClientId: 'this clientID is in use by another person',
  frameTooLarge: 'the frame is too large',
  planFull: 'the plan is as large as it may become',
  tooManyClientIds: 'too many new clientIDs',
  unreadable: 'reading the update takes too long',
  neverComplete: 'updates refer to something that never arrived',
  tooManyConnections: 'too many connections',
} as const
