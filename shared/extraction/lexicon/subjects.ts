/** Words that stand for the parties together. */
export const PARTY_PRONOUNS: readonly string[] = [
  'they', 'both', 'both parties', 'both sides', 'both organizations', 'both organisations', 'both institutions', 'both entities', 'the two', 'we', 'each party', 'either party', 'the parties', 'parties',
  'each', 'the two sides', 'the sides', 'the partners', 'the signatories', 'the participants', 'each of the parties', 'neither party', 'no party', 'each side',
]

/** People outside the agreement: what they will do is no promise. */
export const OUTSIDER_WORDS: readonly string[] = ['member states', 'countries', 'states', 'governments', 'all states', 'all countries', 'visitors', 'people', 'citizens', 'tourists', 'passengers', 'readers', 'guests', 'journalists', 'audiences', 'candidates', 'applicants', 'shortlisted candidates', 'only shortlisted candidates', 'applications', 'proposals', 'submissions', 'analysts', 'economists', 'critics', 'scientists', 'scholars', 'historians', 'commentators', 'many', 'most', 'some', 'others', 'law', 'laws', 'legislation', 'constitution', 'act', 'directive', 'few', 'a few', 'many experts', 'most experts', 'we all', 'both sides of the debate', 'researchers', 'future research', 'the results', 'registration', 'doors', 'winners', 'the winners', 'speakers', 'attendees', 'prices', 'the weather', 'fans', 'voters', 'experts say', 'the public', 'consumers', 'retailers', 'shoppers', 'investors', 'markets']

/** Nouns of those who can bind themselves. */
export const ENTITY_NOUNS: readonly string[] = [
  'party', 'parties', 'side', 'sides', 'partner', 'partners', 'signatory', 'signatories', 'participant', 'participants',
  'organization', 'organizations', 'organisation', 'organisations', 'institution', 'institutions', 'entity', 'entities',
  'state', 'states', 'government', 'governments', 'country', 'countries', 'nation', 'nations', 'member', 'members',
  'minister', 'ministers', 'ministry', 'ministries', 'department', 'departments', 'agency', 'agencies', 'authority',
  'authorities', 'office', 'offices', 'secretariat', 'secretariats', 'secretary', 'commission', 'commissioner', 'council', 'councils', 'committee', 'committees', 'board',
  'institute', 'institutes', 'university', 'universities', 'college', 'school', 'schools', 'academy', 'centre', 'center',
  'foundation', 'association', 'union', 'federation', 'league', 'society', 'company', 'companies', 'bank', 'operator',
  'city', 'cities', 'town', 'towns', 'municipality', 'municipalities', 'region', 'province', 'county', 'district',
  'museum', 'museums', 'library', 'libraries', 'hospital', 'hospitals', 'clinic', 'laboratory', 'laboratories', 'director', 'directors', 'president', 'presidents',
  'chair', 'chairs', 'head', 'heads', 'leaders', 'leader', 'mayor', 'mayors', 'delegations', 'delegation', 'group', 'team', 'teams', 'assembly', 'parliament',
  'parliaments', 'court', 'railway', 'railways', 'port', 'ports', 'employer', 'employers', 'bureau', 'directorate', 'service', 'force', 'lessee', 'contractor', 'supplier', 'recipient', 'donor', 'donors',
  'auditor', 'brigade', 'class', 'classes', 'firm', 'choir', 'crew', 'band', 'squad', 'orchestra', 'theatre', 'school', 'nursery', 'consulate', 'embassy', 'choir', 'club', 'employee', 'worker', 'farmer', 'municipal', 'provider', 'user', 'regulator', 'ngo', 'business', 'industry', 'community', 'communities', 'carrier', 'manufacturer', 'producer', 'trader', 'importer', 'exporter', 'chamber', 'inspectorate', 'tribunal', 'prosecutor', 'judge', 'ombudsman', 'depository', 'repository', 'lab', 'hub', 'firm', 'enterprise', 'startup', 'start-up', 'insurer', 'lender', 'investor', 'agent', 'representative', 'delegate', 'chairperson', 'chairman', 'commissioners', 'governor', 'governors', 'rector', 'rectors', 'dean', 'faculty', 'students', 'student', 'teacher', 'researcher', 'scientist', 'engineer', 'volunteer', 'ship', 'vessel',
  'consortium', 'cooperative', 'co-operative', 'fishers', 'administration', 'body', 'conference of the parties', 'panel', 'trust', 'archive', 'archives', 'broadcaster', 'publisher', 'navy', 'army', 'police', 'utility', 'staff', 'experts', 'airline', 'operators', 'officer', 'officers', 'coordinator', 'undersigned',
]

/** Persons: listed in running text they are no items. */
export const PERSON_NOUNS: readonly string[] = ['coach', 'coaches', 'official', 'referee', 'parent', 'pupil', 'refugee', 'migrant', 'resident', 'girl', 'boy', 'patient', 'nurse', 'midwife', 'midwives', 'guide', 'judge', 'lawyer', 'guard', 'athlete', 'artist', 'youth', 'victim', 'survivor', 'elder', 'family', 'families', 'household', 'person', 'persons', 'individual', 'trainee', 'apprentice', 'graduate', 'woman', 'candidate', 'veteran', 'passenger', 'tourist', 'visitor', 'customer', 'child', 'scout', 'cadet', 'policeman', 'journalist', 'editor', 'minister', 'ambassador', 'firefighter', 'paramedic', 'doctor', 'fisherman', 'fishermen', 'craftsmen', 'spouse', 'trainee', 'friend', 'neighbour', 'tenant', 'owner']

/** Nouns of occasions: their "will take place" is logistics. */
export const EVENT_NOUNS: readonly string[] = ['event', 'ceremony', 'conference', 'summit', 'exhibition', 'festival', 'visit', 'briefing', 'celebration', 'webinar', 'session', 'talks', 'forum']
