import type { RequestStage, Shape, StepRole, TemplateAnchor } from './words.ts'

/** What a new plan starts with. The lists are the plan's own from then on; people edit them. */
export const defaultThemes: readonly { readonly key: string; readonly label: string }[] = [
  { key: 'preventing-violent-extremism', label: 'Preventing violent extremism' },
  { key: 'countering-financing', label: 'Countering the financing of terrorism' },
  { key: 'border-security', label: 'Border security and management' },
  { key: 'terrorist-travel', label: 'Countering terrorist travel (API/PNR)' },
  { key: 'internet', label: 'Countering the use of the Internet for terrorist purposes' },
  { key: 'critical-infrastructure', label: 'Protection of critical infrastructure' },
  { key: 'rule-of-law', label: 'Rule of law and human rights' },
  { key: 'parliamentary', label: 'Parliamentary engagement and legislation' },
  { key: 'research-exchange', label: 'Research and information exchange' },
  { key: 'rehabilitation-reintegration', label: 'Rehabilitation and reintegration of returnees' },
  { key: 'coordination', label: 'Coordination and coherence' },
]

export interface DefaultStep {
  readonly title: string
  readonly days: number
  readonly role: StepRole
  readonly stage?: RequestStage
  readonly isMeeting?: boolean
}

export interface DefaultTemplate {
  readonly name: string
  readonly shape: Shape
  readonly countedFrom: TemplateAnchor
  readonly steps: readonly DefaultStep[]
}

/** One template for each shape of commitment. The days are a first guess that people correct. */
export const defaultTemplates: readonly DefaultTemplate[] = [
  {
    name: 'Joint project',
    shape: 'joint-project',
    countedFrom: 'start',
    steps: [
      { title: 'Write the concept note', days: 30, role: 'lead' },
      { title: 'Conclude the partner agreement', days: 90, role: 'supporting' },
      { title: 'Launch the joint project', days: 120, role: 'lead' },
      { title: 'Implement the joint project', days: 360, role: 'lead' },
      { title: 'Review the joint project', days: 400, role: 'commitment' },
    ],
  },
  {
    name: 'Council or meeting',
    shape: 'meeting-or-body',
    countedFrom: 'due',
    steps: [
      { title: 'Agree the mandate and the members', days: -120, role: 'lead' },
      { title: 'Fix date and place', days: -90, role: 'lead' },
      { title: 'Draft the agenda', days: -45, role: 'lead' },
      { title: 'Send the invitations', days: -30, role: 'supporting' },
      { title: 'Hold the meeting', days: 0, role: 'commitment', isMeeting: true },
      { title: 'Circulate minutes and decisions', days: 14, role: 'lead' },
      { title: 'Follow up each decision', days: 60, role: 'lead' },
    ],
  },
  {
    name: 'Technical assistance on request',
    shape: 'technical-assistance',
    countedFrom: 'start',
    steps: [
      { title: 'Register the request', days: 2, role: 'lead', stage: 'received' },
      { title: 'Screen it against the mandates', days: 14, role: 'lead', stage: 'received' },
      { title: 'Assess legal and technical readiness', days: 60, role: 'lead', stage: 'screened' },
      { title: 'Agree the roadmap with the State', days: 105, role: 'lead', stage: 'assessed' },
      { title: 'Deliver the assistance', days: 285, role: 'supporting', stage: 'roadmap-agreed' },
      { title: 'Confirm what was delivered', days: 300, role: 'lead', stage: 'delivering' },
      { title: 'Follow up with the State', days: 390, role: 'lead', stage: 'delivered' },
    ],
  },
  {
    name: 'Legislative act',
    shape: 'legislative',
    countedFrom: 'start',
    steps: [
      { title: 'Review the law as it stands', days: 45, role: 'lead' },
      { title: 'Draft the act', days: 120, role: 'lead' },
      { title: 'Consult those concerned', days: 180, role: 'supporting' },
      { title: 'Submit it for adoption', days: 240, role: 'lead' },
      { title: 'Follow it into national law', days: 540, role: 'commitment' },
    ],
  },
  {
    name: 'Information exchange',
    shape: 'information-exchange',
    countedFrom: 'start',
    steps: [
      { title: 'Name contact points in each party', days: 14, role: 'commitment' },
      { title: 'Agree what is exchanged, and how it is protected', days: 45, role: 'lead' },
      { title: 'Exchange the first information', days: 75, role: 'supporting' },
      { title: 'Review the exchange', days: 180, role: 'commitment' },
    ],
  },
  {
    name: 'Coordination',
    shape: 'coordination',
    countedFrom: 'start',
    steps: [
      { title: 'Name who coordinates in each party', days: 14, role: 'commitment' },
      { title: 'Share what each party plans', days: 30, role: 'supporting' },
      { title: 'Hold the first coordination meeting', days: 45, role: 'lead', isMeeting: true },
      { title: 'Review overlaps and gaps', days: 120, role: 'commitment' },
    ],
  },
  {
    name: 'Other commitment',
    shape: 'other',
    countedFrom: 'start',
    steps: [
      { title: 'Agree steps and dates', days: 30, role: 'lead' },
      { title: 'Carry them out', days: 150, role: 'lead' },
      { title: 'Record the evidence', days: 165, role: 'lead' },
    ],
  },
]
