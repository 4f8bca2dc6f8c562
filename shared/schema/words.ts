/** The closed lists of the field's standard terms. Their texts for people are in the client's message files. */
export const partyKinds = ['secretariat', 'assembly', 'institute', 'office', 'state'] as const
export type PartyKind = (typeof partyKinds)[number]

export const instrumentTypes = [
  'memorandum-of-understanding', 'biennial-action-plan', 'strategic-partnership-framework',
  'joint-action-plan', 'declaration', 'roadmap', 'other',
] as const
export type InstrumentType = (typeof instrumentTypes)[number]

export const sourceKinds = ['press-release', 'instrument-text', 'minutes', 'other'] as const
export type SourceKind = (typeof sourceKinds)[number]

export const forces = ['agreed', 'will', 'planned', 'aim'] as const
export type Force = (typeof forces)[number]

export const shapes = [
  'joint-project', 'meeting-or-body', 'technical-assistance', 'legislative',
  'information-exchange', 'coordination', 'other',
] as const
export type Shape = (typeof shapes)[number]

/** What people set. "Not triggered" is computed (queries/status.ts), never stored. */
export const lifecycles = ['not-started', 'in-progress', 'implemented', 'suspended', 'discontinued', 'superseded'] as const
export type Lifecycle = (typeof lifecycles)[number]

export const assessmentStatuses = ['on-track', 'at-risk', 'off-track', 'not-assessed'] as const
export type AssessmentStatus = (typeof assessmentStatuses)[number]

export const taskStates = ['to-do', 'in-progress', 'blocked', 'done', 'cancelled'] as const
export type TaskState = (typeof taskStates)[number]

export const requestStages = [
  'received', 'screened', 'assessed', 'roadmap-agreed', 'delivering', 'delivered', 'followed-up', 'declined', 'withdrawn',
] as const
export type RequestStage = (typeof requestStages)[number]

/** The ordinary way of a request; it ends on it, or by being declined or withdrawn at any stage. */
export const stagesInOrder = requestStages.slice(0, 7)

/** What day 0 of a task template is: the start of the work, or the day on which it is due (a meeting's own day). */
export const templateAnchors = ['start', 'due'] as const
export type TemplateAnchor = (typeof templateAnchors)[number]

/** Who does a step of a template, said by function; people are found when the template is applied. */
export const stepRoles = ['lead', 'lead-alternate', 'supporting', 'supporting-alternate', 'commitment'] as const
export type StepRole = (typeof stepRoles)[number]

/** The four pillars of the UN Global Counter-Terrorism Strategy (A/RES/60/288). */
export const pillars = ['I', 'II', 'III', 'IV'] as const
export type Pillar = (typeof pillars)[number]

export const instrumentRelations = ['implements', 'follows', 'refers-to', 'supersedes'] as const
export type InstrumentRelation = (typeof instrumentRelations)[number]

/** What people decide on two values that collided: the one that gave way comes back, the one that stands is right, or neither is judged. */
export const collisionChoices = ['put-back', 'keep', 'leave'] as const
export type CollisionChoice = (typeof collisionChoices)[number]

/** How a clause carries its commitment: alone, or as the stem and the item of an enumeration. */
export const clauseParts = ['whole', 'stem', 'item'] as const
export type ClausePart = (typeof clauseParts)[number]
