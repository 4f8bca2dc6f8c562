/**
 * The pillars of the UN Global Counter-Terrorism Strategy (A/RES/60/288) and the words that point to
 * them; `*` at the end stands for any ending. Asked only where a text speaks of terrorism.
 */
export const PILLARS: readonly { readonly id: 'I' | 'II' | 'III' | 'IV'; readonly words: readonly string[] }[] = [
  { id: 'I', words: ['pillar I', 'first pillar', 'conditions conducive', 'violent extremism', 'radicali*', 'root causes', 'intercultural', 'interreligious', 'interfaith', 'dialogue among', 'youth', 'education', 'marginali*', 'social inclusion'] },
  { id: 'II', words: ['pillar II', 'second pillar', 'financing of terrorism', 'terrorist financing', 'terrorism financing', 'money launder*', 'border*', 'terrorist travel', 'foreign terrorist fighter*', 'passenger name record', 'advance passenger information', 'critical infrastructure', 'internet', 'cyber*', 'vulnerable targets', 'soft targets', 'weapons', 'explosive*', 'legislat*', 'law enforcement', 'investigat*', 'prosecut*', 'extradit*'] },
  { id: 'III', words: ['pillar III', 'third pillar', 'capacity-building', 'capacity building', 'build capacity', 'capacities', 'technical assistance', 'training', 'support to requesting', 'assist*', 'information sharing', 'exchange of information', 'coordinat*', 'co-ordinat*', 'best practices', 'good practices', 'expert council'] },
  { id: 'IV', words: ['pillar IV', 'fourth pillar', 'human rights', 'rule of law', 'fundamental freedoms', 'victims of terrorism', 'access to justice', 'criminal justice', 'fair trial', 'rehabilitat*', 'reintegrat*'] },
]
