/** Themes of the plan and the words that point to them; `*` at the end stands for any ending. */
export const THEMES: readonly { readonly id: string; readonly words: readonly string[] }[] = [
  { id: 'preventing-violent-extremism', words: ['violent extremism', 'radicali*', 'deradicali*', 'extremis*'] },
  { id: 'countering-financing', words: ['financing of terrorism', 'terrorist financing', 'terrorism financing', 'money launder*', 'illicit financial flow*', 'cryptocurrenc*'] },
  { id: 'border-security', words: ['border security', 'border management', 'border control*', 'border guard*'] },
  { id: 'terrorist-travel', words: ['terrorist travel', 'advance passenger information', 'passenger name record', 'API/PNR', 'foreign terrorist fighter*'] },
  { id: 'internet', words: ['internet', 'online', 'cyber*', 'social media', 'new technologies', 'digital'] },
  { id: 'critical-infrastructure', words: ['critical infrastructure', 'vulnerable targets', 'soft targets'] },
  { id: 'rule-of-law', words: ['rule of law', 'human rights', 'criminal justice', 'access to justice', 'fundamental freedoms'] },
  { id: 'parliamentary', words: ['parliament*', 'legislat*', 'legislators', 'model law*'] },
  { id: 'research-exchange', words: ['research', 'publications', 'information sharing', 'information exchange', 'exchange of information', 'sharing of information', 'share information', 'exchange information', 'stud*', 'data'] },
  { id: 'rehabilitation-reintegration', words: ['rehabilitat*', 'reintegrat*', 'returnees', 'repatriat*'] },
  { id: 'coordination', words: ['co-ordinat*', 'coordinat*', 'coherence', 'synerg*', 'joint initiatives'] },
]
