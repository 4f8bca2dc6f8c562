/** Verbs of work, in their base form. Other forms are derived; irregular ones are listed below. */
export const VERBS: readonly string[] = `
accelerate accept achieve acquire act adapt address administer adopt advance advise advocate agree aim align allocate allow amend analyse analyze announce appoint apply approve arrange assess assign assist attend attract audit avoid award
base bear begin boost bring broaden build buy call carry catalogue certify clarify clean clear close collaborate collect combat commission commit communicate compile complete comply compose conclude conduct connect conserve consider consolidate construct consult contain continue contribute control convene convert cooperate co-operate coordinate co-ordinate copy counter cover create cut
deal decide declare deepen define deliver demolish deploy describe design designate detect determine develop devise digitise digitize direct disclose discuss disseminate distribute diversify divide double draft draw drill
educate elaborate electrify eliminate employ empower enable encourage end endeavour endorse enforce engage enhance enlarge enrich ensure enter equip eradicate establish evaluate examine exchange execute exempt expand expedite explore export extend
facilitate fence fight finalise finalize finance find fine-tune focus follow formulate foster fulfil fulfill fund furnish
gather generate give grant grow guarantee guide halve hand harmonise harmonize help hire hold host
identify impart implement import improve include incorporate increase inform initiate inspect install institute integrate intensify introduce invest investigate invite involve issue join keep label launch lay lead lease lend level levy license limit link list locate lower
maintain make manage map mark match measure meet mentor minimise minimize mitigate mobilise mobilize modernise modernize monitor move name negotiate nominate note notify nurture observe obtain offer open operate organise organize oversee
participate pay perform phase pilot place plan plant police pool prepare present preserve prevent print prioritise prioritize process procure produce promote propose protect provide publish purchase pursue
raise ratify reach rebuild receive recognise recognize recommend reconstruct record recruit recycle reduce refer refine reform refrain refurbish register rehabilitate reinforce reintegrate release remain remove renew renovate rent reopen repair repatriate replace report represent request require rescue research reserve resolve respect respond restore restrict retain return review revise run
safeguard save scale scan schedule screen seek select sell send serve set settle share ship sign simplify solve speed sponsor staff standardise standardize start station step stimulate stop store streamline strengthen strive study submit subsidise supervise supply support suppress survey sustain
tackle take target teach test trace track train transfer transform translate transmit transport treat triple uncover undertake unify update upgrade uphold use utilise utilize vaccinate verify visit waive widen withdraw work write
`.trim().split(/\s+/)

/** Base forms that are as often nouns; as verbs they need an object right behind them. */
export const NOUN_LIKE_VERBS: readonly string[] = `
aid act aim access address award base boost call catalogue control commission copy cover cut deal design draft draw drill end exchange export fence finance find focus force fund grant guide hand help hold host import increase institute issue label launch lead lease level license limit link list map mark match measure move name note offer pay phase pilot place plan plant police pool present print process produce progress purchase raise reach record reform refuge release rent repair report request rescue research reserve respect return review run scale scan schedule screen share ship sign staff start station step stop store study supply support survey target test track train transfer transport treat triple update upgrade use visit work
`.trim().split(/\s+/)

/** base, gerund, past participle. */
export const IRREGULAR_VERBS: readonly (readonly [string, string, string])[] = [
  ['begin', 'beginning', 'begun'], ['bring', 'bringing', 'brought'], ['build', 'building', 'built'], ['buy', 'buying', 'bought'],
  ['cut', 'cutting', 'cut'], ['deal', 'dealing', 'dealt'], ['draw', 'drawing', 'drawn'], ['fight', 'fighting', 'fought'],
  ['find', 'finding', 'found'], ['give', 'giving', 'given'], ['grow', 'growing', 'grown'], ['hold', 'holding', 'held'],
  ['keep', 'keeping', 'kept'], ['lay', 'laying', 'laid'], ['lead', 'leading', 'led'], ['lend', 'lending', 'lent'],
  ['make', 'making', 'made'], ['meet', 'meeting', 'met'], ['oversee', 'overseeing', 'overseen'], ['pay', 'paying', 'paid'],
  ['rebuild', 'rebuilding', 'rebuilt'], ['run', 'running', 'run'], ['seek', 'seeking', 'sought'], ['sell', 'selling', 'sold'],
  ['send', 'sending', 'sent'], ['set', 'setting', 'set'], ['take', 'taking', 'taken'], ['teach', 'teaching', 'taught'],
  ['undertake', 'undertaking', 'undertaken'], ['uphold', 'upholding', 'upheld'], ['withdraw', 'withdrawing', 'withdrawn'],
  ['write', 'writing', 'written'], ['commit', 'committing', 'committed'], ['submit', 'submitting', 'submitted'],
  ['transmit', 'transmitting', 'transmitted'], ['transfer', 'transferring', 'transferred'], ['refer', 'referring', 'referred'],
  ['map', 'mapping', 'mapped'], ['plan', 'planning', 'planned'], ['stop', 'stopping', 'stopped'], ['step', 'stepping', 'stepped'],
  ['ship', 'shipping', 'shipped'], ['equip', 'equipping', 'equipped'], ['control', 'controlling', 'controlled'],
  ['scan', 'scanning', 'scanned'], ['strive', 'striving', 'striven'], ['choose', 'choosing', 'chosen'], ['bear', 'bearing', 'borne'],
]

/** Acts that say no more than working together: they are no items of their own. */
export const EMPTY_ACTS: readonly string[] = ['work together', 'work jointly', 'work closely', 'join forces', 'join hands', 'team up', 'take steps', 'take measures', 'partner with']

/** Acts that say what is done only in their objects: lists are looked for behind them. */
export const OPEN_ACTS: readonly string[] = ['work', 'cooperate', 'co-operate', 'collaborate', 'focus', 'concentrate', 'partner', 'continue']

/** Verbs and nouns that together say no more than working together ("enhance cooperation"). */
export const COOPERATION_VERBS: readonly string[] = ['strengthen', 'enhance', 'deepen', 'reinforce', 'step up', 'expand', 'explore and enhance', 'intensify', 'further', 'broaden', 'promote', 'develop', 'foster', 'explore', 'boost', 'build', 'extend', 'continue', 'facilitate', 'improve', 'increase', 'establish']
export const COOPERATION_NOUNS: readonly string[] = ['cooperation', 'co-operation', 'collaboration', 'partnership', 'partnerships', 'relations', 'ties', 'relationship', 'synergies', 'dialogue', 'efforts']
