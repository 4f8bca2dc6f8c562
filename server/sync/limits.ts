const KiB = 1024
const MiB = 1024 * KiB
const second = 1000

/** A first step 2 of a plan of 10,000 tasks with history is about 5 MiB. */
export const frameBytesMax = 8 * MiB

/** The smallest struct is two bytes but becomes an object of about a hundred: without this, one frame could take 400 MB. */
export const structsPerFrameMax = 500_000
export const deleteRangesPerFrameMax = 500_000

/** A client writes once between two neighbours; moving and undoing may repeat it a few times. */
export const crowdMax = 32

/** Reading a frame of this size takes some milliseconds; larger ones are read by another thread. */
export const frameBytesAside = 256 * KiB

/** A thread that reads one frame for longer than this reads something that was made for it. */
export const examineMsMax = 10 * second

/** A clientID is one tab's life. A device that brings a lost plan back brings thousands; more is an attack on everybody's memory. */
export const newClientIdsPerConnectionMax = 50_000

/** Ten times the largest plan that was measured: 10,000 tasks with their texts and history. */
export const documentBytesMax = 96 * MiB

/**
 * A clientID and its clock. A device knows the clientIDs that the server knows, and those that it brings:
 * a state vector that is larger (8 MiB of it would block everybody for a second) is no device's.
 */
export const stateVectorEntryBytesMax = 10

/**
 * Frames of one connection that wait to be acknowledged: a device that was offline for weeks sends some
 * thousands. More is one that keeps referring to what it never sends.
 */
export const unacknowledgedFramesMax = 50_000

/** A cursor and a name are a few hundred bytes; each entry is repeated to everybody. */
export const presenceBytesMax = 4 * KiB

/** Cursors move with every key; twenty pictures a second look live. */
export const presenceIntervalMs = 50

/** Beyond this a reader gets no more pushed to it: the server's memory must not hold what a reader does not take. */
export const unsentBytesMax = 1 * MiB

/** A reader that has drained to this is served again, from the log. */
export const unsentBytesLow = 64 * KiB

/** A lagging reader that takes less than `progressBytesMin` in this time gives up its place. */
export const lagMsMax = 30 * second

/** A bad hotel network delivers this in half a minute; a stopped reader does not. */
export const progressBytesMin = 64 * KiB

/** How much of what it missed a lagging reader gets in one piece. */
export const catchUpBytesMax = 256 * KiB

/** More than this uncommitted in one room, and its sockets are no longer read. */
export const roomQueueBytesMax = 8 * MiB
export const roomQueueBytesLow = 2 * MiB

/** A client whose update has a gap is asked for what is missing at most this often. */
export const gapQuestionIntervalMs = 1 * second

/** The same gap after this many questions will never be filled. */
export const gapQuestionsMax = 2

/** y-websocket gives up a connection that was silent for 30 s, and pings do not count. */
export const heartbeatMs = 15 * second

/** Tabs of one person, generously; more is a client gone wrong. */
export const connectionsPerUserMax = 100
export const connectionsMax = 10_000

/** Frames of one connection: a device that was offline sends thousands at once, and then a person types. Faster ones are read more slowly. */
export const frameBurstMax = 5000
export const framesPerSecondMax = 500

/**
 * Comparing a large plan with a state vector takes a good part of a second, and
 * a client asks once per connection: further questions of one connection wait.
 */
export const answerBurstMax = 4
export const answerIntervalMs = 2 * second

/** Authenticating and loading a plan takes milliseconds; an upgrade that hangs holds a socket. */
export const upgradeMsMax = 20 * second

/** A peer that does not answer the closing of its socket is cut off: a stop must not take long. */
export const closingMsMax = 3 * second

/** How often a device is told how far it has been sent the log: what it is sent twice after a break is short. */
export const cursorIntervalMs = 1 * second

/** A device that lacks more rows than this gets what it lacks of the whole document: without what was overwritten since, that is less. */
export const resumeRowsMax = 5000

/** Comparing this much with a state vector takes some milliseconds; more is done by another thread. */
export const differenceBytesAside = 256 * KiB

/** Hydrating the largest plan takes some seconds; what takes longer was made to. */
export const compactMsMax = 30 * second

/** A plan is reloaded within a fraction of this, so a short interruption costs nothing. */
export const idleRoomMs = 30 * second

/**
 * A long tail is put into a snapshot, which costs the work of some thousand
 * edits, and more for a large plan: it pays only after many. A tail of this
 * length is read in a quarter of a second after a crash; when a plan is closed
 * in an orderly way none is left.
 */
export const tailRowsMin = 10_000
export const snapshotBytesPerTailRow = 1 * KiB

/** When nobody has written for so long, a snapshot disturbs nobody. */
export const quietMs = 2 * second
/** Where people never pause, it is made when the tail is so many times as long. */
export const tailPatience = 2

/** When the last person leaves, nobody waits: a tail of this length is worth a snapshot. */
export const tailRowsOnClose = 20
export const tailBytesOnClose = 256 * KiB

/** A large tail cannot be sent in slices: it is put into a snapshot as soon as the plan is opened. */
export const tailBytesOnOpen = 512 * KiB
