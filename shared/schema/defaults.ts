import type { Shape } from './words.ts'

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

export const defaultTemplates: readonly { readonly name: string; readonly shape: Shape; readonly steps: readonly string[] }[] = [
  {
    name: 'Joint project',
    shape: 'joint-project',
    steps: ['Write the concept note', 'Conclude the partner agreement', 'Launch the joint project', 'Implement the joint project', 'Review the joint project'],
  },
  {
    name: 'Council or meeting',
    shape: 'meeting-or-body',
    steps: [
      'Agree the mandate and the members', 'Fix date and place', 'Draft the agenda', 'Send the invitations', 'Hold the meeting',
      'Circulate minutes and decisions', 'Follow up each decision',
    ],
  },
  {
    name: 'Technical assistance on request',
    shape: 'technical-assistance',
    steps: [
      'Register the request', 'Screen it against the mandates', 'Assess legal and technical readiness', 'Agree the roadmap with the State',
      'Deliver the assistance', 'Confirm what was delivered', 'Follow up with the State',
    ],
  },
]
