/** Headings (or openings of paragraphs) after which nothing is promised, until the next heading. */
export const CONTACT_HEADINGS: readonly string[] = [
  'for more information', 'for further information', 'further information', 'more information', 'for additional information',
  'media contact', 'media contacts', 'press contact', 'press contacts', 'media enquiries', 'press enquiries', 'media inquiries', 'contact', 'contacts', 'contact us',
  'related links', 'related articles', 'related', 'see also', 'read more', 'share this', 'links', 'tags', 'follow us', 'subscribe', 'about us', 'sources', 'references', 'footnotes', 'how to apply', 'qualifications', 'requirements', 'eligibility', 'application process', 'keywords', 'note to editors', 'notes to editors', 'notes for editors', 'acknowledgements', 'disclaimer', 'about the author', 'further reading', 'tickets', 'opening hours', 'frequently asked questions', 'privacy', 'cookies', 'copyright', 'newsletter', 'most read', 'latest news', 'you may also like', 'press office', 'credits', 'bibliography', 'external links',
]

/** Headings of articles about the instrument itself. */
export const FINAL_HEADINGS: readonly string[] = [
  'entry into force', 'final provisions', 'final clauses', 'amendment', 'amendments', 'termination', 'duration', 'withdrawal', 'denunciation',
  'territorial scope', 'territorial application', 'signature', 'signatures', 'ratification', 'depositary', 'authentic texts', 'reservations', 'accession', 'legal status', 'legal effect', 'duration and termination',
  'definitions', 'interpretation', 'use of terms', 'privileges and immunities', 'status of this memorandum', 'entry into force and duration',
  'entry into force, duration and termination', 'effective date', 'disclaimer', 'non-binding character', 'background', 'history', 'preamble',
]

/** Headings whose imperative lists are undertakings. */
export const PLAN_HEADINGS: readonly string[] = [
  'action plan', 'plan of action', 'work plan', 'workplan', 'programme of work', 'work programme', 'roadmap', 'road map', 'actions', 'activities',
  'commitments', 'undertakings', 'next steps', 'measures', 'objectives', 'objective', 'goals', 'priorities', 'deliverables', 'tasks', 'planned', 'agreed', 'we will', 'what we will do', 'milestones', 'who does what', 'how we share', 'division of labour', 'division of work', 'division of tasks', 'roles and responsibilities', 'responsibilities of the', 'contributions of', 'to do', 'plan for', 'plan 20',
]

/** Nouns that, with a number, head a part of a plan ("Priority 2: Resilient water supply"). */
export const NUMBERED_PLAN_HEADINGS: readonly string[] = ['priority', 'objective', 'goal', 'pillar', 'outcome', 'output', 'action area', 'action', 'focus area', 'strand', 'axis', 'target', 'workstream', 'work stream', 'component', 'measure', 'commitment', 'deliverable', 'step', 'result']

/** Headings whose noun-phrase lists are areas of co-operation. */
export const AREA_HEADINGS: readonly string[] = [
  'areas of cooperation', 'areas of co-operation', 'areas of collaboration', 'fields of cooperation', 'fields of co-operation', 'forms of cooperation', 'forms of co-operation',
  'areas of activity', 'priority areas', 'focus areas', 'areas of work', 'modalities of cooperation', 'thematic areas',
]

/** Opening words of preambles. */
export const PREAMBLE_OPENINGS: readonly string[] = [
  'recalling', 'noting', 'recognizing', 'recognising', 'considering', 'whereas', 'desiring', 'desirous', 'mindful', 'convinced', 'aware', 'conscious', 'bearing in mind',
  'having regard', 'having considered', 'taking into account', 'taking note', 'reaffirming', 'affirming', 'acknowledging', 'welcoming', 'emphasizing', 'emphasising', 'stressing', 'guided by', 'believing', 'concerned', 'deeply concerned', 'appreciating', 'in view of', 'wishing', 'seeking to', 'underlining', 'underscoring', 'resolved', 'determined', 'anxious', 'inspired', 'motivated', 'persuaded', 'expressing', 'sharing', 'building on', 'in pursuance', 'pursuant to', 'having', 'alarmed', 'observing', 'confident', 'prompted', 'understanding', 'in the light of', 'with a view to', 'in order to', 'referring to', 'reiterating', 'remembering', 'realising', 'realizing',
]
