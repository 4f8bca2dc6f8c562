/** Kinds of instruments and the words that name them; the longest name that fits wins. */
export const INSTRUMENT_TYPES: readonly { readonly id: string; readonly words: readonly string[] }[] = [
  { id: 'memorandum-of-understanding', words: ['memorandum of understanding', 'memoranda of understanding', 'memorandum of cooperation', 'memorandum of co-operation', 'mou', 'memorandum'] },
  { id: 'biennial-action-plan', words: ['biennial action plan', 'biennial plan', 'two-year action plan'] },
  { id: 'strategic-partnership-framework', words: ['strategic partnership framework agreement', 'strategic partnership framework', 'partnership framework', 'strategic partnership agreement', 'framework agreement', 'framework of cooperation'] },
  { id: 'joint-action-plan', words: ['joint action plan', 'joint plan of action', 'joint work plan', 'joint workplan', 'plan of action', 'action plan', 'work plan', 'programme of work'] },
  { id: 'declaration', words: ['joint declaration', 'declaration of intent', 'joint statement', 'joint communiqué', 'declaration', 'communiqué'] },
  { id: 'roadmap', words: ['joint roadmap', 'roadmap', 'road map'] },
]

/** Names of instruments for which the plan has no type of its own. */
export const OTHER_INSTRUMENT_NAMES: readonly string[] = ['exchange of letters', 'letter of intent', 'letter of agreement', 'statement of intent', 'working arrangement', 'administrative arrangement', 'collective agreement', 'code of practice', 'code of conduct', 'convention', 'treaty', 'protocol', 'agreement', 'arrangement', 'compact', 'charter', 'pact', 'accord', 'pledge', 'covenant', 'resolution', 'decision', 'programme of cooperation', 'programme of cultural cooperation', 'response plan', 'strategy', 'partnership']

/** Nouns that, with a capital and without "this", name a body: "the Network will monitor". */
export const BODY_NOUNS: readonly string[] = ['fund', 'network', 'alliance', 'facility', 'service', 'services', 'platform', 'campaign', 'system', 'programme', 'program', 'initiative', 'project']

/** Nouns of work that has been planned: "the project will build 35 bridges" promises what it names. */
export const PROGRAMME_NOUNS: readonly string[] = ['project', 'projects', 'programme', 'programmes', 'program', 'programs', 'initiative', 'scheme', 'partnership', 'alliance', 'plan', 'fund', 'funding', 'grant', 'loan', 'facility', 'network', 'platform', 'investment', 'campaign', 'support', 'assistance', 'cooperation', 'collaboration', 'money', 'funds', 'resources', 'sum', 'contribution']

/** Nouns that name an instrument or what it sets up: "the agreement will …" is an effect, not a promise. */
export const INSTRUMENT_NOUNS: readonly string[] = [
  'memorandum', 'mou', 'agreement', 'agreements', 'arrangement', 'accord', 'pact', 'treaty', 'convention', 'protocol', 'compact',
  'charter', 'declaration', 'statement', 'communiqué', 'roadmap', 'framework', 'plan', 'strategy', 'programme', 'program',
  'partnership', 'cooperation', 'co-operation', 'collaboration', 'alliance', 'initiative', 'document', 'contract', 'deal',
  'letter', 'signing', 'signature', 'conclusion', 'project', 'scheme', 'assistance', 'support', 'work', 'activities',
  'provision', 'provisions', 'article', 'articles', 'annex', 'annexes', 'paragraph', 'paragraphs', 'section', 'chapter', 'clause', 'terms', 'rules',
  'instrument', 'undertaking', 'joint venture', 'effort', 'efforts', 'campaign', 'grant', 'loan', 'funding', 'investment',
  'network', 'fund', 'platform', 'system', 'portal', 'facility', 'service', 'services', 'projects', 'step', 'move', 'measures', 'this', 'that',
]
