import type { Force, ProposalKind } from '../proposal.ts'

/**
 * What announces a commitment. In `phrases`, words are separated by spaces, alternatives by `|`, and
 * `~` allows an adverb or a remark between commas. The first rule that matches at a place wins.
 */
export interface PredicateRule {
  readonly rule: string
  readonly phrases: readonly string[]
  readonly kind: ProposalKind
  readonly force: Force
  /** How sure the words alone make us, before the subject is looked at. */
  readonly confidence: number
}

export const PREDICATES: readonly PredicateRule[] = [
  {
    rule: 'agreement-reached', kind: 'undertaking', force: 'agreed', confidence: 0.92,
    phrases: ['agreement|understanding|consensus|decision was|were|is|has|have <been> ~ reached|achieved|made|taken ~ to|on|that', 'reached|reach|reaches <a> agreement|understanding|consensus to|on|that', 'it was|is|has <been> ~ agreed|decided|resolved ~ to|that|on', 'following was|were|is|are ~ agreed|decided', 'took|take|takes|made|make <a> decision to'],
  },
  {
    rule: 'agree-to', kind: 'undertaking', force: 'agreed', confidence: 0.92,
    phrases: ['agree|agrees|agreed|agreeing ~ to|that|on|upon'],
  },
  {
    rule: 'agree-list', kind: 'undertaking', force: 'agreed', confidence: 0.85,
    phrases: ['agree|agrees|agreed|undertake|undertakes|decide|decides|decided|resolve|resolves|commit|commits :', 'agree|agrees|agreed as follows', 'agree|agrees|agreed the following', 'agree|agrees|agreed upon|on the following'],
  },
  {
    rule: 'commit-to', kind: 'undertaking', force: 'agreed', confidence: 0.9,
    phrases: ['commit|commits|committed <self> ~ to', 'pledge|pledges|pledged <self> ~ to|that', 'undertake|undertakes|undertook|undertaken ~ to|that', 'promise|promises|promised|vow|vows|vowed|offer|offers|offered|consent|consents|consented ~ to|that', 'rule|rules|ruled out', 'accept|accepts|accepted an|the|his|her|their invitation|request to', 'engage|engages|engaged|bind|binds|oblige|obliges themselves|itself to', 'is|are obliged|obligated|required|bound to'],
  },
  {
    rule: 'bind-others', kind: 'undertaking', force: 'agreed', confidence: 0.8,
    phrases: ['commits|committing|obliges|obliging|binds|binding|requires|mandates <whom> to'],
  },
  {
    rule: 'make-commitment', kind: 'undertaking', force: 'agreed', confidence: 0.85,
    phrases: ['set|sets|setting ourselves|themselves|itself <a> target|targets|goal|goals|objective|aim of|to|:', 'make|makes|made|give|gives|gave|given|undertaken|take|takes|took <a> commitment|commitments|pledge|promise|undertaking to'],
  },
  {
    rule: 'hereby', kind: 'undertaking', force: 'agreed', confidence: 0.8,
    phrases: ['is|are hereby established|created|constituted|instituted|set|appointed|designated|granted', 'hereby establish|establishes|create|creates|grant|grants|appoint|appoints|designate|designates|set|form|found|institute|declare|adopt|adopts|waive|waives'],
  },
  {
    rule: 'body-decides', kind: 'undertaking', force: 'agreed', confidence: 0.7,
    phrases: ['endorse|endorses|endorsed|adopted|approved the|an|a|all', 'approve|approves|allocate|allocates|authorize|authorizes|authorise|authorises|extend|extends|establish|establishes|appoint|appoints|create|creates|designate|designates|earmark|earmarks|adopt|adopts|prohibit|prohibits|ban|bans|lift|lifts|impose|imposes|fix|fixes|suspend|suspends|abolish|abolishes|introduce|introduces the|an|a|up|that|all|any'],
  },
  {
    rule: 'present-undertaking', kind: 'undertaking', force: 'agreed', confidence: 0.7,
    phrases: ['guarantee|guarantees|renounce|renounces|waive|waives|grant|grants|relinquish|relinquishes|accord|accords', 'accept|accepts the obligation|responsibility|duty'],
  },
  {
    rule: 'pledge', kind: 'undertaking', force: 'agreed', confidence: 0.75,
    phrases: ['pledges|pledged', 'committed|earmarked|promised|allocated <sum>', 'has|have <also> offered <sum>'],
  },
  {
    rule: 'decide-to', kind: 'undertaking', force: 'agreed', confidence: 0.88,
    phrases: ['decide|decides|decided|resolve|resolves|resolved ~ to|that|on', 'approve|approves|approved|announce|announces|announced <a> creation|establishment|launch|allocation|opening of'],
  },
  {
    rule: 'instruct-organ', kind: 'undertaking', force: 'agreed', confidence: 0.85,
    phrases: ['task|tasks|tasked <organ> with', 'directs|direct|task|mandate|instruct|entrust|directed|requests|request|requested|asks|ask|asked|instructs|instruct|instructed|tasks|tasked|mandates|mandated|entrusts|entrusted|charges|charged|authorizes|authorises|authorized|authorised|commissions its|the|their|our|a|an <organ> ~ to|with', 'asks|ask|asked|requests|requested that', 'is|are ~ instructed|requested|directed to'],
  },
  {
    rule: 'intend-to', kind: 'undertaking', force: 'planned', confidence: 0.85,
    phrases: ['plan|plans|planned|intend|intends|intended ~ to|that', 'plan|plans on', 'is|are ~ planning|intending|preparing|set|due|ready|prepared|going|scheduled to', 'declare|declares|declared|express|expresses|expressed|confirm|confirms|confirmed|announce|announces|announced|state|stated|signal|signalled|reaffirm|reaffirmed|reiterated|affirm|affirms <a> intention|intent|readiness|willingness|resolve|determination|desire|plan|plans to|of', 'have|has the intention of|to', 'it is|was ~ intended|planned|envisaged|foreseen that|to', 'is|are ~ planned|envisaged|foreseen|scheduled'],
  },
  {
    rule: 'work-under-way', kind: 'undertaking', force: 'planned', confidence: 0.8,
    phrases: ['is|are ~ working|cooperating|co-operating|collaborating ~ to|on|towards|toward', 'is|are ~ preparing|developing|drafting|elaborating|designing|building|negotiating|finalizing|finalising|creating', 'is|are ~ drawing|setting up', 'is|are ~ planning|preparing|organising|organizing a|an|the|joint|to', 'is|are ~ providing|giving|offering|donating|lending|paying|funding|financing|sending|mobilising|mobilizing|investing|launching|introducing|allocating|contributing|committing|pledging|expanding', 'is|are ~ rolling|stepping|scaling|setting|putting out|up|aside', 'is|are ~ in|under preparation|development|way|construction', 'is|are ~ underway', 'is|are ~ being prepared|drafted|developed|built|drawn|compiled|set|designed|elaborated|finalized|finalised|established|planned'],
  },
  {
    rule: 'purpose', kind: 'objective', force: 'aim', confidence: 0.82,
    phrases: ['aim|aims|aimed|aiming ~ to|at', 'is|are ~ aimed at', 'is|are ~ intended|designed|meant to', 'seek|seeks|sought ~ to', 'purpose|purposes|objective|objectives|aim|aims|goal|goals <of> is|are ~ to|the|that', 'purpose|purposes|objective|objectives|aim|aims|goal|goals <of> shall|will be ~ to|the|that', 'purpose|objective|aim|goal is|are', 'purpose|objective|aim|goal : to', 'has|have as its|their|the purpose|objective|aim|goal', 'endeavour|endeavours|endeavor|endeavors|strive|strives to'],
  },
  {
    rule: 'sign-to', kind: 'purpose-lede', force: 'aim', confidence: 0.55,
    phrases: ['sign|signs|signed|signing|conclude|concluded|launch|launches|launched|adopt|adopted|establish|established|announce|announces|announced|unveil|unveils|unveiled|enter|entered|renew|renewed|joined|formed|form|forms <instrument> to|aimed|aiming|for|that|in|which|with|under|on|covering|designed|setting|providing|outlining|committing'],
  },
  {
    rule: 'areas', kind: 'areas', force: 'agreed', confidence: 0.82,
    phrases: ['will|shall|would|may|can|to ~ focus|concentrate|centre|center ~ on', 'focus|emphasis|priority will|shall ~ be on|given', 'focuses|focus|concentrates|centres|centers ~ on', 'areas|fields|forms|modalities|domains|priorities <of> include|includes|are', 'areas|fields|forms|modalities|domains|priorities <of> will|shall|may|can include|be', 'areas|fields|forms|domains|priorities|topics <of> have|has|were|was|are ~ been|added|identified|agreed|selected|defined|chosen', 'areas|fields|forms|domains of cooperation|co-operation|collaboration|work|activity|partnership including|such|:', 'will|shall|may|can ~ take the form', 'will|shall|may|can ~ be implemented|pursued|conducted|developed through|in|by', 'will|shall|may|can ~ be carried out through|by|in', 'will|shall|may ~ cover|include|comprise|encompass|address', 'will|shall|may ~ extend|relate to', 'covers|cover|includes|include|comprises|encompasses|encompass|envisages|envisage|foresees|foresee|stipulates|stipulate', 'provides|provide for', 'calls for', 'sets|set|outlines|lays|reflects|identifies|identified|defines|establishes ~ <areas>'],
  },
  {
    rule: 'entitlement', kind: 'undertaking', force: 'agreed', confidence: 0.65,
    phrases: ['is|are ~ entitled to', 'is|are ~ given|granted|guaranteed', 'can|may from now on', 'can|may henceforth|now', 'has|have the right to', 'has|have the right not to', 'has|have <a> free|full|unlimited|unrestricted access to', 'has|have access to', 'will|shall be entitled to'],
  },
  {
    rule: 'responsible', kind: 'undertaking', force: 'will', confidence: 0.6,
    phrases: ['is|are ~ responsible|accountable for', 'takes|take|assumes|assume responsibility for', 'is|are|been ~ tasked|charged|entrusted|mandated with|to'],
  },
  {
    rule: 'allotted', kind: 'undertaking', force: 'planned', confidence: 0.7,
    phrases: ['is|are ~ reserved|earmarked|allocated|budgeted|allotted for|to', 'is|are ~ set aside for', 'is|are ~ set|fixed|capped|limited at'],
  },
  {
    rule: 'requires-consent', kind: 'undertaking', force: 'agreed', confidence: 0.72,
    phrases: ['requires|require <a> consent|approval|authorisation|authorization|agreement|notice|notification', 'requires|require <a> prior|written consent|approval|authorisation|authorization|agreement|notice|notification'],
  },
  { rule: 'shall', kind: 'undertaking', force: 'agreed', confidence: 0.85, phrases: ['shall'] },
  { rule: 'will', kind: 'undertaking', force: 'will', confidence: 0.75, phrases: ['will', "they'll|we'll|it'll"] },
  { rule: 'would', kind: 'undertaking', force: 'will', confidence: 0.45, phrases: ['would'] },
  {
    rule: 'expected', kind: 'effect', force: 'planned', confidence: 0.4,
    phrases: ['is|are ~ expected|projected|anticipated|supposed to', 'is|are ~ expected on|in|by|from|at'],
  },
  { rule: 'must', kind: 'undertaking', force: 'agreed', confidence: 0.6, phrases: ['must'] },
  { rule: 'is-to', kind: 'undertaking', force: 'planned', confidence: 0.6, phrases: ['is|are to', 'is|are not to', 'is|are no longer to'] },
  { rule: 'may', kind: 'procedure', force: 'will', confidence: 0.35, phrases: ['may'] },
  {
    rule: 'profession', kind: 'statement', force: 'aim', confidence: 0.3,
    phrases: ['look|looks|looking forward to', 'remain|remains|is|are ~ committed|dedicated|determined to', 'reaffirm|reaffirms|reaffirmed|reiterate|reiterated|underlined|confirmed|expressed <a> commitment|determination|dedication to', 'share|shares|shared <a> goal|ambition|interest|vision|objective', 'need|needs to focus|work|act|continue|strengthen'],
  },
]

/** Verbs of effects: with an instrument as subject they praise, they do not promise. */
export const EFFECT_VERBS: readonly string[] = [
  'contribute', 'help', 'enable', 'allow', 'open', 'boost', 'pave', 'mark', 'galvanise', 'galvanize', 'bring', 'create', 'serve', 'strengthen', 'enhance', 'benefit', 'ensure',
  'make', 'give', 'further', 'lead', 'result', 'foster', 'facilitate', 'improve', 'reinforce', 'deepen', 'advance', 'build', 'add', 'complement', 'support', 'be', 'have', 'become', 'remain', 'stay', 'last', 'run', 'continue', 'reduce', 'increase', 'save', 'consist', 'comprise', 'cost', 'take', 'fall', 'rise', 'grow', 'decline', 'drop', 'happen', 'occur', 'come', 'know', 'see', 'feel', 'like', 'want', 'die', 'suffer', 'face', 'experience', 'look', 'seem', 'appear', 'arrive', 'depend', 'mean', 'prove', 'show', 'tell', 'generate', 'attract', 'drive', 'unlock', 'transform', 'spur', 'stimulate', 'catalyse', 'catalyze', 'accelerate', 'empower', 'inspire',
]

/** After "is committed to", these profess a value and undertake nothing in particular. */
export const VAGUE_COMMITMENT_VERBS: readonly string[] = [
  'achieving', 'advancing', 'advocating', 'building a', 'championing', 'continuing', 'creating a', 'delivering', 'driving', 'empowering', 'enabling', 'encouraging', 'enhancing', 'ensuring', 'fostering', 'furthering', 'helping', 'improving',
  'leading', 'maintaining', 'making', 'meeting', 'promoting', 'protecting', 'providing', 'pursuing', 'serving', 'strengthening', 'supporting', 'sustaining', 'upholding', 'working', 'being', 'a', 'an', 'the', 'our', 'its', 'their',
]

/** Words after a modal that make an article about the instrument itself, not about work, whatever the subject. */
export const FINAL_CLAUSE_WORDS: readonly string[] = [
  'enter into force', 'enters into force', 'come into force', 'come into effect', 'take effect', 'become effective', 'be effective', 'remain in force', 'remain in effect',  'continue in force', 
  'be automatically renewed', 'be automatically extended', 'be tacitly renewed', 'be tacitly extended', 'automatically', 'withdraw from this', 'withdraw from the', 'denounce this', 'denounce the', 'terminate this', 'terminate the', 'ratify', 'accede to this', 'be equally authentic', 'be authentic', 'prevail in case', 'prevail', 'be open for signature',
  'be open for accession', 'be subject to ratification', 'be ratified', 'be construed', 'be interpreted', 'be deemed', 'be binding', 'be legally binding', 'not be legally binding', 'not be construed', 'not be interpreted', 'mean', 'have the meaning', 'have the following meaning', 'be without prejudice', 'be governed by', 'be considered', 'form an integral part', 'be an integral part', 'have effect', 'be done', 'be drawn up in', 'be written in', 'be executed in', 'have the same meaning',
]

/** Words of final clauses only when the instrument, nothing, or nobody in particular is the subject. */
export const INSTRUMENT_CLAUSE_WORDS: readonly string[] = [
  'be amended', 'be modified', 'be terminated', 'be renewed', 'be extended', 'be denounced', 'terminate', 'expire', 'lapse', 'be valid', 'remain valid', 'remain effective', 'be deposited', 'not create', 'not constitute', 'not affect', 'not imply', 'not give rise', 'not impose', 'not prejudice', 'not prevent', 'not preclude', 'not limit', 'not restrict', 'apply', 'not apply', 'supersede', 'replace', 'constitute', 'affect', 'be registered', 'be applicable', 'cease', 'lapse', 'prevent', 'preclude', 'be subject to', 'cover the territory', 'be implemented without', 'prejudice', 'extend to the territory', 'be open for', 'be open to', 'remain open', 'continue to', 'last for', 'run for', 'run until', 'be transmitted to the governments',
]

/** After "will" these verbs speak of the writer and the reader, not of work. */
export const IDLE_VERBS: readonly string[] = ['stay in touch', 'keep in touch', 'stay in contact', 'remain in touch', 'like', 'love', 'be happy', 'be delighted', 'be pleased', 'be honoured', 'be honored', 'be difficult', 'be impossible', 'be wrong', 'assume', 'remember', 'never forget', 'miss', 'see', 'find out', 'learn more', 'not go away', 'never compromise', 'not compromise', 'never give up', 'not give up', 'never stop', 'not rest', 'never waver', 'not waver', 'never tire', 'be remembered', 'always be', 'never be']

/** Reporting verbs whose "that" opens a promise when a party speaks. */
export const PROMISING_FRAMES: readonly string[] = ['said', 'says', 'announced', 'announces', 'confirmed', 'declared', 'stated', 'agreed', 'decided', 'added', 'explained', 'promised', 'pledged', 'reported', 'revealed', 'say', 'confirms', 'promises', 'agrees', 'pledges', 'understood', 'provides', 'stipulates', 'specifies', 'foresees', 'envisages', 'requires', 'states', 'lays down', 'lay down', 'sets out', 'stipulate', 'provide', 'specify', 'told reporters']

/** Reporting verbs that only remark. */
export const REMARKING_FRAMES: readonly string[] = ['noted', 'notes', 'stressed', 'stresses', 'emphasized', 'emphasised', 'emphasizes', 'recalled', 'recalls', 'recognized', 'recognised', 'recognizes', 'recognises', 'underlined', 'underlines', 'underscored', 'believed', 'believes', 'believe', 'hoped', 'hope', 'hopes', 'expressed confidence', 'expressed hope', 'expressed the hope', 'confidence', 'confident', 'conviction', 'convinced', 'acknowledged', 'highlighted', 'highlights', 'pointed out', 'observed', 'predicted', 'warned', 'argued', 'expects', 'expect', 'hope', 'estimates', 'remarked', 'suggested', 'think', 'thinks', 'sure']
