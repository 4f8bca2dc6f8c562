import type { AssessmentStatus, Lifecycle, PartyKind, Pillar, RequestStage, Shape, TaskState } from '../../shared/schema/words.ts'

/**
 * What the demonstration adds to the five texts: tasks, dates, requests and
 * states, all of them examples. Nothing here claims an outcome; only the
 * memorandum's promise of an action plan is "implemented", since the second
 * text says that the plan was signed. Days count from the first start.
 */
export interface PlanExample {
  readonly title: string
  readonly timeZone: string
  /** Full names for the short ones, which is all that some of the texts give. */
  readonly parties: readonly { readonly shortName: string; readonly name: string; readonly kind: PartyKind }[]
  readonly focalPoints: readonly { readonly name: string; readonly party: string }[]
  readonly texts: readonly TextExample[]
  /** The later instrument and what it is to the earlier one. */
  readonly relation?: { readonly from: string; readonly to: string; readonly relation: 'follows' }
}

export interface TextExample {
  /** Name of the file in `texts/`, without its ending. */
  readonly file: string
  readonly prefix: string
  /** Enumerations (by their first words) whose items become commitments of their own. */
  readonly split: readonly string[]
  /** Names that this text gives to parties, as the plan calls them. */
  readonly partyNames?: Readonly<Record<string, string>>
  readonly commitments: readonly CommitmentExample[]
}

export interface CommitmentExample {
  /** Words of its clause, by which it is found. */
  readonly words: string
  /** A shorter title than the one made from the words. */
  readonly title?: string
  readonly lead?: string
  readonly supporting?: string
  readonly focalPoints?: readonly string[]
  readonly lifecycle?: Lifecycle
  readonly condition?: string
  readonly themes?: readonly string[]
  readonly pillars?: readonly Pillar[]
  readonly regions?: readonly string[]
  readonly template?: Shape
  readonly tasks?: readonly TaskExample[]
  readonly assessment?: { readonly status: AssessmentStatus; readonly reason: string; readonly inDays: number; readonly by: string }
  /** `stages` are those that it has reached since it was received. */
  readonly request?: { readonly state: string; readonly inDays: number; readonly stages: readonly { readonly stage: RequestStage; readonly inDays: number }[] }
}

/** For a template's steps the title is left out: the entries follow its order. */
export interface TaskExample {
  readonly title?: string
  readonly state?: TaskState
  readonly inDays?: number
  /** The due date is known no better than this. */
  readonly precision?: 'month' | 'quarter'
  readonly milestone?: boolean
  /** Makes it a meeting. */
  readonly place?: string
  readonly focalPoint?: string
  readonly lead?: string
  readonly subtasks?: readonly TaskExample[]
}

const unoct = { shortName: 'UNOCT', name: 'United Nations Office of Counter-Terrorism', kind: 'office' } as const
const officer = 'UNOCT programme officer'
const osce = 'OSCE focal point'
const head = 'Head of unit'
const border = 'Border expert'
const legal = 'Legal expert'
const onRequest = 'upon the request of a state'

export const planExamples: readonly PlanExample[] = [
  {
    title: 'UNOCT – OSCE',
    timeZone: 'Europe/Vienna',
    parties: [unoct, { shortName: 'OSCE', name: 'Organization for Security and Co-operation in Europe', kind: 'secretariat' }],
    focalPoints: [
      { name: officer, party: 'UNOCT' }, { name: head, party: 'UNOCT' }, { name: legal, party: 'UNOCT' },
      { name: osce, party: 'OSCE' }, { name: border, party: 'OSCE' },
    ],
    relation: { from: 'BAP', to: 'MOU', relation: 'follows' },
    texts: [
      {
        file: 'osce-unoct-mou',
        prefix: 'MOU',
        split: ['the OSCE and the UNOCT agreed, in line with their mandates'],
        commitments: [
          { words: 'today agreed to strengthen co-operation', title: 'Strengthen co-operation on key challenges', lead: 'UNOCT', focalPoints: [head], lifecycle: 'in-progress', pillars: ['III'] },
          { words: 'promoting rule of law-compliant responses', lead: 'OSCE', focalPoints: [osce], pillars: ['IV'], assessment: { status: 'at-risk', reason: 'No task covers it yet.', inDays: -12, by: osce } },
          { words: 'They also agreed to strengthen efforts', title: 'Technical assistance to national authorities on request', lead: 'UNOCT', focalPoints: [officer], lifecycle: 'in-progress' },
          {
            words: 'have agreed to ensure optimum co-ordination', title: 'Co-ordinate the work of both secretariats and explore joint projects', lead: 'UNOCT', supporting: 'OSCE',
            focalPoints: [officer, osce], lifecycle: 'in-progress', pillars: ['I', 'II', 'III', 'IV'],
            assessment: { status: 'on-track', reason: 'Calls take place as agreed.', inDays: -20, by: head },
            tasks: [
              { title: 'Agree a calendar of calls between both secretariats', state: 'done', inDays: -40, focalPoint: officer },
              { title: 'Hold the next call of both secretariats', state: 'to-do', inDays: 6, focalPoint: osce, place: 'By video' },
              { title: 'List ideas for joint projects', state: 'in-progress', inDays: 30, focalPoint: officer },
            ],
          },
          { words: 'plan to elaborate joint activities', title: 'Elaborate joint activities in a biennial action plan', lead: 'UNOCT', supporting: 'OSCE', focalPoints: [head], lifecycle: 'implemented' },
        ],
      },
      {
        file: 'osce-unoct-action-plan',
        prefix: 'BAP',
        split: ['The assistance will focus on'],
        partyNames: { 'OSCE Secretariat': 'OSCE' },
        commitments: [
          {
            words: 'agreed to work together on providing relevant technical assistance', title: 'Technical assistance with a focus on Central Asia and South-Eastern Europe', lead: 'UNOCT', supporting: 'OSCE',
            focalPoints: [officer], lifecycle: 'in-progress', pillars: ['III'], assessment: { status: 'on-track', reason: 'Both regions have a project in preparation.', inDays: -9, by: officer },
            template: 'joint-project', tasks: [{ state: 'done', inDays: -35 }, { state: 'done', inDays: -10 }, { state: 'in-progress', inDays: 18, milestone: true }, { inDays: 120 }, { inDays: 210, precision: 'quarter' }],
          },
          {
            words: 'co-operate in assisting the national authorities', title: 'Assist national authorities upon request', lead: 'OSCE', supporting: 'UNOCT', focalPoints: [osce], lifecycle: 'in-progress', pillars: ['III'],
            tasks: [
              { title: 'Agree one form for requests', state: 'done', inDays: -28, focalPoint: osce },
              { title: 'Tell participating States how to ask', state: 'in-progress', inDays: 9, focalPoint: osce },
            ],
          },
          { words: 'preventing violent extremism', lead: 'UNOCT', condition: onRequest, pillars: ['I'] },
          {
            words: 'countering the financing of terrorism', lead: 'UNOCT', supporting: 'OSCE', focalPoints: [officer], condition: onRequest, lifecycle: 'in-progress', pillars: ['II'],
            assessment: { status: 'off-track', reason: 'No partner agreement yet.', inDays: -3, by: head },
            template: 'joint-project', tasks: [{ state: 'done', inDays: -62, focalPoint: officer }, { state: 'blocked', inDays: 8, focalPoint: osce, lead: 'OSCE' }, { inDays: 75, focalPoint: officer, milestone: true }, {}, {}],
          },
          {
            words: 'border security and management', lead: 'OSCE', supporting: 'UNOCT', focalPoints: [border], condition: onRequest, lifecycle: 'in-progress', pillars: ['II'], regions: ['Central Asia'],
            assessment: { status: 'on-track', reason: 'The roadmap is with the State for comments.', inDays: -6, by: border },
            request: { state: 'A participating State (example)', inDays: -70, stages: [{ stage: 'screened', inDays: -55 }, { stage: 'assessed', inDays: -20 }] },
            template: 'technical-assistance', tasks: [{ state: 'done', inDays: -70 }, { state: 'done', inDays: -55 }, { state: 'done', inDays: -20 }, { state: 'in-progress', inDays: 14 }, { inDays: 130 }, {}, {}],
          },
          {
            words: 'Countering Terrorist Travel and enhancing the use of', title: 'Countering Terrorist Travel: API/PNR', lead: 'UNOCT', supporting: 'OSCE', focalPoints: [officer, osce], condition: onRequest, lifecycle: 'in-progress',
            pillars: ['II'], regions: ['Central Asia'], assessment: { status: 'at-risk', reason: 'The legal review is late.', inDays: -7, by: officer },
            request: { state: 'A requesting State (example)', inDays: -48, stages: [{ stage: 'screened', inDays: -34 }] },
            template: 'technical-assistance',
            tasks: [
              { state: 'done', inDays: -48, focalPoint: osce }, { state: 'done', inDays: -34, focalPoint: osce },
              { state: 'in-progress', inDays: 10, focalPoint: officer, subtasks: [
                { title: 'Send the API/PNR questionnaire', state: 'done', inDays: -16, focalPoint: osce },
                { title: 'Review national law on passenger data', state: 'in-progress', inDays: -2, focalPoint: legal },
              ] },
              { inDays: 37, focalPoint: officer }, { inDays: 140 }, {}, {},
            ],
          },
          { words: 'countering the use of the internet', lead: 'UNOCT', condition: onRequest, pillars: ['II'] },
          { words: 'enhancing the protection of critical infrastructure', title: 'Protection of critical infrastructure', lead: 'OSCE', condition: onRequest, pillars: ['II'] },
          {
            words: 'also agreed to ensure co-ordination in conducting joint projects', title: 'Co-ordinate joint projects, four pillars', lead: 'UNOCT', supporting: 'OSCE', focalPoints: [head], lifecycle: 'in-progress', pillars: ['I', 'II', 'III', 'IV'],
            assessment: { status: 'on-track', reason: 'Both calendars are shared.', inDays: -15, by: head },
            tasks: [{ title: 'Share the calendar of joint projects', state: 'in-progress', inDays: -4, focalPoint: officer }, { title: 'Prepare the yearly review of joint projects', inDays: 95, focalPoint: head }],
          },
        ],
      },
    ],
  },
  {
    title: 'UNOCT – UNODC',
    timeZone: 'Europe/Vienna',
    parties: [unoct, { shortName: 'UNODC', name: 'United Nations Office on Drugs and Crime', kind: 'office' }],
    focalPoints: [{ name: officer, party: 'UNOCT' }, { name: 'UNODC focal point', party: 'UNODC' }],
    texts: [{
      file: 'unodc-unoct',
      prefix: 'SPF',
      split: ['UNODC and UNOCT signed a Strategic Partnership Framework Agreement'],
      commitments: [
        {
          words: 'increased information sharing', title: 'Increase information sharing', lead: 'UNODC', supporting: 'UNOCT', focalPoints: ['UNODC focal point'], lifecycle: 'in-progress', themes: ['research-exchange'], pillars: ['II'],
          assessment: { status: 'on-track', reason: 'Lists of projects are exchanged.', inDays: -18, by: 'UNODC focal point' },
          tasks: [{ title: 'Exchange lists of ongoing projects', state: 'done', inDays: -25, focalPoint: 'UNODC focal point' }, { title: 'Agree who may see which information', state: 'in-progress', inDays: 21, focalPoint: officer }],
        },
        { words: 'enhanced support to requesting Member States', title: 'Enhance support to requesting Member States', lead: 'UNODC', supporting: 'UNOCT', condition: 'requesting Member States', pillars: ['III'] },
        {
          words: 'It also aims to ensure heightened synergy', title: 'Heighten synergy towards a “One-UN” approach', lead: 'UNOCT', supporting: 'UNODC', focalPoints: [officer], lifecycle: 'in-progress', themes: ['coordination'], pillars: ['III'],
          tasks: [{ title: 'Prepare the next joint briefing of Permanent Missions', state: 'to-do', inDays: 45, focalPoint: officer }],
        },
      ],
    }],
  },
  {
    title: 'UNOCT – IPA CIS',
    timeZone: 'Europe/Vienna',
    parties: [unoct, { shortName: 'IPA CIS', name: 'Interparliamentary Assembly of Member Nations of the Commonwealth of Independent States', kind: 'assembly' }],
    focalPoints: [{ name: officer, party: 'UNOCT' }, { name: 'IPA CIS focal point', party: 'IPA CIS' }],
    texts: [{
      file: 'unoct-ipa-cis',
      prefix: 'MOU',
      split: ['UNOCT and IPA CIS commit to ensure effective coordination'],
      commitments: [
        { words: 'aims at promoting parliamentary engagement', title: 'Promote parliamentary engagement', lead: 'UNOCT', supporting: 'IPA CIS', focalPoints: [officer], lifecycle: 'in-progress', pillars: ['IV'] },
        {
          words: 'ensure effective coordination of joint initiatives', lead: 'UNOCT', supporting: 'IPA CIS', focalPoints: [officer], lifecycle: 'in-progress', pillars: ['III'],
          assessment: { status: 'on-track', reason: 'Focal points are known on both sides.', inDays: -11, by: officer },
          tasks: [{ title: 'Name focal points for joint initiatives', state: 'in-progress', inDays: -6, focalPoint: 'IPA CIS focal point' }, { title: 'Draw up a list of joint initiatives', inDays: 24, focalPoint: officer }],
        },
        { words: 'cooperate on the development of legislative acts', lead: 'IPA CIS', supporting: 'UNOCT', focalPoints: ['IPA CIS focal point'], pillars: ['IV'], tasks: [{ title: 'Collect drafts of legislative acts for comments', inDays: 52, focalPoint: 'IPA CIS focal point' }] },
      ],
    }],
  },
  {
    title: 'UNOCT – ISRS',
    timeZone: 'Asia/Tashkent',
    parties: [unoct, { shortName: 'ISRS', name: 'Institute for Strategic and Regional Studies under the President of the Republic of Uzbekistan', kind: 'institute' }],
    focalPoints: [{ name: officer, party: 'UNOCT' }, { name: 'ISRS focal point', party: 'ISRS' }],
    texts: [{
      file: 'unoct-isrs',
      prefix: 'MOU',
      split: ['the Memorandum reflects the main principles and areas of cooperation'],
      commitments: [
        { words: 'the exchange of publications and research information', title: 'Exchange publications and research information', lead: 'ISRS', supporting: 'UNOCT', focalPoints: ['ISRS focal point'], lifecycle: 'in-progress', pillars: ['II'], tasks: [{ title: 'Exchange lists of publications', state: 'in-progress', inDays: 16, focalPoint: 'ISRS focal point' }] },
        { words: 'the implementation of joint projects within the framework', title: 'Implement joint projects within the UN Global Strategy', lead: 'UNOCT', supporting: 'ISRS', focalPoints: [officer], pillars: ['III'], template: 'joint-project', tasks: [{ state: 'in-progress', inDays: 28, focalPoint: officer }, { inDays: 80 }, {}, {}, {}] },
        { words: 'working together to create', title: 'Create a Regional Expert Council in Central Asia', lead: 'UNOCT', supporting: 'ISRS', focalPoints: [officer, 'ISRS focal point'], lifecycle: 'in-progress', pillars: ['I'], assessment: { status: 'on-track', reason: 'The draft mandate is with both sides.', inDays: -5, by: officer }, tasks: [{ title: 'Draft the mandate of the Council', state: 'in-progress', inDays: 12, focalPoint: officer }, { title: 'Propose experts as members', inDays: 33, focalPoint: 'ISRS focal point' }] },
        {
          words: 'to hold the first meeting of the Council', title: 'Hold the first meeting of the Council in Tashkent', lead: 'ISRS', supporting: 'UNOCT', focalPoints: ['ISRS focal point'], pillars: ['I'], themes: ['rehabilitation-reintegration'],
          template: 'meeting-or-body', tasks: [{ state: 'in-progress', inDays: 20, focalPoint: officer }, { inDays: 40, focalPoint: 'ISRS focal point' }, { inDays: 60 }, { inDays: 70 }, { inDays: 100, precision: 'quarter', place: 'Tashkent' }, {}, {}],
        },
      ],
    }],
  },
]
