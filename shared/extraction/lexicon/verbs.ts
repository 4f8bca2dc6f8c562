/** Verbs of work, in their base form. Other forms are derived; irregular ones are listed below. */
export const VERBS: readonly string[] = `
steal smuggle rob kill abuse
abate abide abolish absorb abstain accede accelerate accept accommodate accompany accord accredit achieve acknowledge acquaint acquire act activate add ask adapt address adhere adjust
administer admit adopt advance advertise advise advocate affirm affix afford aggregate agree aim air alert align alleviate allocate allow alternate amend amplify analyse analyze
anchor animate annex announce answer anticipate appeal apply appoint apportion appraise apprise approve arbitrate archive arm arrange articulate ascertain assemble assert assess
assign assist assume assure attach attain attempt attend attract attribute auction audit augment authenticate author authorise authorize automate avail avert avoid await award
back balance ban banish base bear begin benchmark bind block bolster boost borrow breed bridge bring broadcast broaden budget build bundle buy
calculate calibrate call calm campaign cancel cap capacitate capitalise capitalize capture care carry cascade cast catalogue cater cede celebrate centralise centralize certify
champion change channel charge chart charter check circulate cite civilise clarify classify clean clear close co-chair co-create co-design co-develop co-finance co-fund co-host
co-invest co-lead co-operate co-ordinate co-organise co-organize co-produce co-publish co-sponsor coach code codify collaborate collate collect combat commemorate commence comment
commercialise commercialize commission commit communicate compare compensate compete compile complement complete comply compose comprise compute concentrate conclude concur condemn
conduct confer confine confirm confiscate confront connect consent conserve consider consolidate constitute construct consult contact contain contest continue contract contribute
contrive control convene convert convey convince convoke cooperate coordinate copy correct correspond corroborate cost counsel count counter couple cover craft create credit
criminalise criminalize cross cull cultivate curate curb cure customise customize cut
damp date deal debate debrief decarbonise decarbonize decentralise decentralize decide declare decommission deduct deem deepen defend defer define delay delegate deliberate delimit
delineate deliver demand demarcate demilitarise demolish demonstrate denounce deny depart deploy deposit derive describe design designate desist destroy detain detect deter
determine develop devise dialogue differentiate dig digest digitise digitize diminish direct disaggregate disarm disburse discard discharge disclose discontinue discourage discuss
dismantle dispatch dispense display dispose disrupt disseminate dissolve distinguish distribute diversify divert divest divide document donate double draft drain draw dredge drill
drive drop dub duplicate dye
earmark earn ease edit educate effect elaborate elect electrify elicit eliminate embark embed embrace emit emphasise emphasize employ empower enable enact encompass encourage end
endeavour endorse enforce engage engineer enhance enjoy enlarge enlist enquire enrich enrol enroll enshrine ensure entail enter entertain entitle entrust envisage equalise equate
equip eradicate erase erect err escort espouse establish estimate evacuate evaluate evolve examine excavate exceed except exchange exclude excuse execute exempt exercise exert
exhibit exhort exit expand expedite expel expend experiment explain exploit explore export expose express expropriate extend extinguish extract extradite
fabricate facilitate factor familiarise familiarize farm favor favour feature feed feedback fence field fight figure file fill film filter finalise finalize finance find fine-tune
fish fit fix flag flood focus fold follow forbid force forecast forego foresee forge forgive forgo form formalise formalize formulate fortify forward foster found frame free freeze
fuel fulfil fulfill function fund furnish further fuse
gain gather gauge gear generate germinate give govern grade graduate grant grasp graze green ground group grow guarantee guard guide
halve hand handle harmonise harmonize harness harvest head heal heat heed heighten help hinder hire hold honor honour host house humanise hunt hybridise
identify illuminate illustrate immunise immunize impact impart impede implement import impose improve improvise incentivise incentivize include incorporate increase incubate
indemnify index indicate indoctrinate induce influence inform infuse inhibit initial initiate inject innovate inquire insert insist inspect inspire install institute insulate insure
integrate intend intensify intercept interconnect interlink intern interpret interrupt interview introduce invent inventory invest investigate invite involve irrigate isolate issue
itemise iterate
jeopardise join judge justify
keep kick kick-start
label launch lay lead learn lease legislate legitimise lend lengthen level leverage levy liaise liberalise liberalize license lift light limit line link liquidate list listen
litigate live load loan lobby localise localize locate lock lodge log loosen lose lower
mainstream maintain make man manage manufacture map march mark market master match mature mean measure mechanise mediate meet memorialise mend mentor merge migrate militate mine
minimise minimize mint mirror mitigate mobilise mobilize model moderate modernise modernize monetise monitor mount move multiply museum mutualise
name narrow near necessitate need negotiate neutralise neutralize nominate normalise normalize note notice notify nourish number nurse nurture
obey object oblige observe obtain obviate occupy occur off-set offer offset open open-source operate opt optimise optimize order organise organize orient orientate originate outline
outsource overcome overhaul override oversee overturn own
pack package paint parade park part partake participate partner pass patrol pause pave pay penalise penalize perfect perform permit persevere persist persuade phase phase-out pick
piece pilot pioneer place plan plant pledge plough plug point police poll pool popularise popularize populate portray pose position possess post postpone power practice practise
praise preclude predict prefinance prejudice premiere prepare prescribe present preserve preside press pressure presume prevail prevent price print prioritise prioritize privatise
probe proceed process proclaim procure produce profile profit program programme progress prohibit project prolong promise promote promulgate prop propagate propose prosecute prosper
protect protract prove provide provision prune publicise publicize publish pull pump punish purchase purify pursue push put
qualify quantify quarantine query question quicken quote
railroad raise rally ramp rank rate ratify rationalise rationalize re-establish re-evaluate re-examine re-export reach react read readjust readmit reaffirm realign realise realize
reallocate reap reason reassess reassign reassure rebalance rebuild rebut recall recapitalise recast receive reciprocate reckon reclaim recognise recognize recommence recommend
recommit reconcile reconfirm reconsider reconstitute reconstruct reconvene record recover recruit rectify recur recycle redeem redefine redeploy redesign redevelop redirect
redistribute redouble redress reduce refer referee refill refinance refine reflect refocus reforest reform refrain refresh refund refurbish refuse refute regain regard regenerate
register regularise regularize regulate rehabilitate reimburse reinforce reinstate reintegrate reintroduce reinvest reiterate reject relate relax relay release relieve relinquish
relocate rely remain remedy remember remind remit remove remunerate render renew renounce renovate rent reopen reorganise reorganize reorient repair repatriate repay repeal repel
replace replant replenish replicate reply repopulate report repossess represent reproduce repurpose request require requisition reschedule rescue research reseed reserve resettle
reshape reside resist resolve resort resource respect respond rest restart restate restock restore restrict restructure result resume retain retire retrain retrieve retrofit return
reunite reuse reveal revert review revise revisit revitalise revitalize revive revoke reward rewild rezone ride ring rise risk roll rotate route rule run
safeguard sail salvage sample sanction satisfy save scale scan schedule scope score scrap screen scrutinise scrutinize seal search seat second secure seed seek segregate seize
select self-assess sell send sensitise sensitize separate sequence serve service set settle sever shape share shed shelter shelve shield shift ship shoot shorten show shut sideline
sign signal signpost simplify simulate sing sit situate size sketch skill slash slow smooth socialise soften solicit solve sound source sow space span spare spark speak specialise
specialize specify speed spell spend split sponsor spread spur square stabilise stabilize staff stage stand standardise standardize start state station stay steer stem step stick
stimulate stipulate stock stockpile stop store strategise streamline strengthen stress strike strip strive structure study subject submit subscribe subsidise substantiate substitute
subtract succeed suggest suit summarise summarize summon superintend supersede supervise supplement supply support suppress surface surrender surround survey suspend sustain swap
switch symbolise synchronise synchronize synergise synthesise systematise systematize
table tackle tag tailor take tap taper target tax teach telecast televise temper tend tender terminate test testify thank think throw thwart tie tighten time tolerate top total tour
tow trace track trade trademark train transcribe transfer transform transit transition translate transmit transplant transport trap travel trawl treat treble trial trigger trim
triple trust try tune turn twin
uncover undergo underline underpin underscore undertake underwrite undo unify unite unlock unroll unveil update upgrade uphold urge use usher utilise utilize
vacate vaccinate validate value vary venture verify vest veto view visit visualise voice volunteer vote
wage wait waive wall warn warrant wash watch water weaken wean weave wed weed weigh weld whitelist widen win wind winterise wire wish withdraw withhold withstand witness woo work
worsen wrap write
yield
zone
`.trim().split(/\s+/)

/** Base forms that are as often nouns; as verbs they need an object right behind them. */
export const NOUN_LIKE_VERBS: readonly string[] = `
access act address aid aim air alert archive award back balance ban base benchmark block boost bridge broadcast budget call campaign cap care cast catalogue change channel charge
chart charter check clean clear close code comment commission complete contact contract control copy correct cost count couple cover craft credit cross cure cut damp date deal
debate defer delay demand deposit design dialogue digest direct discharge display document donate double draft draw drill drive drop earmark ease effect embrace end estimate except
exchange exercise exhibit exit experiment export express factor farm favor favour feature feed feedback fence field figure file fill film filter finance find fish fit fix flag flood
focus fold force forecast forge form forward found frame free freeze fuel function fund further gain gauge gear govern grade graduate grant graze green ground group guard guide hand
handle harness harvest head heat help hold honor honour host house hunt impact import increase index influence initial insert institute intern interview inventory issue judge
justify kick label launch lead lease level license lift light limit line link list live load loan lobby lock log lower man map march mark market master match mature mean measure
mend merge mine mint mirror model moderate mount move museum name narrow near need note number nurse object occupy offer offset open order outline overhaul own pack package paint
parade park part partner pass patrol pause pay perfect permit phase pick piece pilot pioneer place plan plant pledge plough plug point police poll pool pose position post power
practice practise praise premiere present press pressure price print probe proceed process produce profile profit program programme progress project promise provision prune pull
pump purchase push put qualify query question quote raise rally ramp rank rate reach read reason recall record recover redress refill reform refuge refund refuse regard relay
release remedy rent repair reply report request rescue research reserve resort resource respect rest restart result retire retrofit return reuse reveal review reward ride ring rise
risk roll rotate route rule run sail salvage sample sanction scale scan schedule scope score scrap screen seal search seat second secure seed separate sequence service shape share
shed shelter shield shift ship shoot show sideline sign signal sit size sketch skill slash slow smooth sound source space span spare spark split spread spur square staff stage stand
start state station stay steer stem step stick stock stockpile stop store stress strike strip structure study subject substitute suit supplement supply support surface surrender
survey swap switch table tag tailor tap target tax tender test think tie time top total tour tow track trade trademark train transfer transit transition transport trap travel treat trial
trigger trim triple trust try tune turn twin update upgrade use value venture view visit voice volunteer vote wage wait wall warrant wash watch water weed wind wire wish witness
work wrap yield zone
`.trim().split(/\s+/)

/** Base forms that are hardly ever verbs: "heat, air quality and noise". They need an article behind them. */
export const RARELY_VERBS: readonly string[] = `
air wind water fish farm house man rule state market space power seed tax trade heat ground flood fire table stage level skill sample sound light line load age time number group source stock spring fall school sport interest subject research work project practice
`.trim().split(/\s+/)

/** Nouns that make a compound with the word before them ("study visits"). */
export const COMPOUND_NOUNS: readonly string[] = ['visits', 'tours', 'trips', 'projects', 'programmes', 'programs', 'courses', 'groups', 'materials', 'plans', 'activities', 'results', 'services', 'centres', 'centers', 'sites', 'stations', 'schemes', 'papers', 'reports', 'laws', 'guidelines', 'events', 'sessions', 'missions', 'teams', 'measures', 'facilities', 'conditions', 'methods', 'systems', 'tools', 'standards', 'institutions', 'institutes', 'organisations', 'organizations', 'partners', 'agreements', 'shows', 'fairs', 'rules', 'policies', 'flows', 'relations', 'resources', 'purposes', 'needs', 'skills', 'levels', 'costs', 'prices', 'bodies', 'networks', 'units', 'tanks']

/** base, gerund, past participle. */
export const IRREGULAR_VERBS: readonly (readonly [string, string, string])[] = [
  ['come', 'coming', 'come'], ['begin', 'beginning', 'begun'], ['bring', 'bringing', 'brought'], ['build', 'building', 'built'], ['buy', 'buying', 'bought'],
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
  ['ban', 'banning', 'banned'], ['bind', 'binding', 'bound'], ['cap', 'capping', 'capped'], ['put', 'putting', 'put'],
  ['shut', 'shutting', 'shut'], ['spend', 'spending', 'spent'], ['speak', 'speaking', 'spoken'], ['drive', 'driving', 'driven'],
  ['feed', 'feeding', 'fed'], ['forbid', 'forbidding', 'forbidden'], ['win', 'winning', 'won'], ['tag', 'tagging', 'tagged'],
  ['show', 'showing', 'shown'], ['sow', 'sowing', 'sown'], ['split', 'splitting', 'split'], ['spread', 'spreading', 'spread'],
  ['swap', 'swapping', 'swapped'], ['trim', 'trimming', 'trimmed'], ['wind', 'winding', 'wound'], ['withhold', 'withholding', 'withheld'],
  ['overcome', 'overcoming', 'overcome'], ['phase', 'phasing', 'phased'], ['get', 'getting', 'got'], ['let', 'letting', 'let'],
  ['curb', 'curbing', 'curbed'], ['patrol', 'patrolling', 'patrolled'], ['enrol', 'enrolling', 'enrolled'], ['tap', 'tapping', 'tapped'],
  ['permit', 'permitting', 'permitted'], ['admit', 'admitting', 'admitted'], ['confer', 'conferring', 'conferred'], ['defer', 'deferring', 'deferred'],
  ['steer', 'steering', 'steered'], ['tie', 'tying', 'tied'], ['dig', 'digging', 'dug'], ['freeze', 'freezing', 'frozen'],
  ['scan', 'scanning', 'scanned'], ['strive', 'striving', 'striven'], ['choose', 'choosing', 'chosen'], ['bear', 'bearing', 'borne'], ['lose', 'losing', 'lost'],
]

/** Acts that say no more than working together: they are no items of their own. */
export const EMPTY_ACTS: readonly string[] = ['work side by side', 'work hand in hand', 'work in partnership', 'join efforts', 'combine efforts', 'pool efforts', 'work together', 'work jointly', 'work closely', 'join forces', 'join hands', 'team up', 'take steps', 'take measures', 'partner with']

/** Past forms that go on with the same subject: "agreed to build a bridge and instructed the office to report". */
export const JOINED_PROMISES: readonly string[] = ['agreed', 'decided', 'pledged', 'undertook', 'committed', 'instructed', 'requested', 'tasked', 'promised', 'resolved', 'mandated', 'directed', 'approved', 'adopted', 'established', 'endorsed', 'asked']

/** Acts that say what is done only in their objects: lists are looked for behind them. */
export const OPEN_ACTS: readonly string[] = ['work', 'cooperate', 'co-operate', 'collaborate', 'focus', 'concentrate', 'partner', 'continue', 'support', 'assist', 'help']

/** Verbs and nouns that together say no more than working together ("enhance cooperation"). */
export const COOPERATION_VERBS: readonly string[] = ['strengthen', 'enhance', 'deepen', 'reinforce', 'step up', 'expand', 'explore and enhance', 'intensify', 'further', 'broaden', 'promote', 'develop', 'foster', 'explore', 'boost', 'build', 'extend', 'continue', 'facilitate', 'improve', 'increase', 'establish']
export const COOPERATION_NOUNS: readonly string[] = ['cooperation', 'co-operation', 'collaboration', 'partnership', 'partnerships', 'relations', 'ties', 'relationship', 'synergies', 'dialogue', 'efforts']
