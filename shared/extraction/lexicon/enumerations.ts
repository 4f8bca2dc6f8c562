/** Words before a list of areas, means or forms; the list starts right behind them. */
export const LIST_INTRODUCERS: readonly string[] = [
  'including but not limited to', 'but are not limited to', 'but is not limited to', 'but not limited to', 'including', 'includes', 'include', 'such as', 'namely', 'in particular', 'especially', 'particularly', 'among them', 'inter alia', 'for example', 'e.g.',
  'in the following areas', 'in the areas of', 'in the fields of', 'in the field of', 'in the area of', 'areas of', 'fields of', 'areas like', 'in areas', 'topics of', 'subjects of',
  'focus on', 'focusing on', 'focused on', 'concentrate on', 'by means of', 'by way of', 'in the form of', 'the form of', 'through', 'by', 'via', 'related to', 'relating to', 'concerning', 'regarding', 'aimed at', 'cover', 'covering', 'comprise', 'comprising', 'consisting of', 'provides for', 'provide for', 'on', 'in', 'with',
]

/** Introducers strong enough for a list of only two. */
export const PAIR_INTRODUCERS: readonly string[] = [
  'including', 'includes', 'include', 'such as', 'namely', 'by means of', 'by way of', 'in the form of', 'the form of', 'through', 'by', 'focus on', 'focusing on', 'concentrate on', 'in the areas of', 'in the fields of', 'areas of', 'fields of', 'comprising', 'consisting of', 'cover', 'provides for',
]

/** What guides an act or names its company: lists behind these are not items. */
export const GUIDING_PHRASES: readonly string[] = [
  'in line with', 'in accordance with', 'in conformity with', 'pursuant to', 'based on', 'on the basis of', 'in the spirit of', 'taking into account', 'with the participation of', 'with the support of', 'in cooperation with', 'in co-operation with', 'in collaboration with', 'in consultation with',
  'in partnership with', 'between', 'among', 'amongst', 'guided by', 'inspired by', 'in the light of', 'with due regard to', 'without prejudice to', 'drawing on', 'building on', 'together with', 'on behalf of', 'subject to', 'within the framework of', 'under the auspices of', 'from among', 'as well as with', 'consistent with', 'in compliance with', 'in coordination with', 'across', 'available to', 'notwithstanding', 'as defined in', 'set out in', 'laid down in', 'referred to in', 'contained in', 'enshrined in', 'under the leadership of', 'in the presence of', 'with representatives of', 'composed of', 'consisting of representatives', 'made up of', 'comprising representatives', 'benefit of',
]

/** Nouns that look like adjectives by their ending. */
export const NOT_ADJECTIVES: readonly string[] = ['material', 'materials', 'journal', 'capital', 'goal', 'animal', 'proposal', 'festival', 'hospital', 'signal', 'metal', 'mineral', 'chemical', 'arrival', 'portal', 'event', 'student', 'agent', 'client', 'patient', 'accident', 'content', 'talent', 'initiative', 'motive', 'archive', 'alternative', 'incentive', 'seed', 'feed', 'food', 'need', 'speed', 'weed', 'climate', 'certificate', 'trade', 'fabric', 'traffic', 'music', 'clinic', 'republic', 'public', 'topic', 'library', 'dictionary', 'laboratory', 'territory', 'history', 'inventory', 'directory', 'table', 'cable', 'vegetable', 'profile', 'textile', 'fish', 'rent', 'cement', 'renewable', 'consumable']

/** Adjectives without an adjective's ending. */
export const SHORT_ADJECTIVES: readonly string[] = ['small', 'large', 'micro', 'medium', 'medium-sized', 'big', 'new', 'old', 'high', 'low', 'short', 'long', 'young', 'poor', 'rich', 'urban', 'modern', 'northern', 'southern', 'upper', 'lower', 'inner', 'outer', 'clean', 'safe', 'fair', 'free', 'open', 'secure', 'orderly', 'inclusive', 'early', 'strong', 'wide', 'male', 'female', 'multi', 'pre', 'post', 'short-term', 'long-term', 'medium-term', 'low-carbon', 'high-level', 'on-site', 'online', 'offline', 'in-person', 'rule-based', 'evidence-based']

/** Circumstances of an act: a list anywhere behind them belongs to the circumstance. */
export const CIRCUMSTANCES: readonly string[] = ['before', 'after', 'without', 'instead of', 'in order not to', 'except', 'so that', 'in such a way', 'in such a manner', 'whether']

/** Words that open a remark or an adverbial, not a member of a list. */
export const LIST_BREAKERS: readonly string[] = [
  'in', 'under', 'upon', 'with', 'at', 'as', 'where', 'when', 'if', 'which', 'who', 'whose', 'that', 'subject', 'pursuant', 'within', 'on', 'by', 'for', 'from', 'while', 'so', 'taking', 'based', 'following', 'thereby', 'thus', 'unless', 'until', 'after', 'before', 'during', 'especially', 'particularly', 'through', 'to', 'but', 'including', 'such', 'according', 'provided', 'because', 'since', 'without', 'except', 'excluding', 'whether', 'together', 'along', 'alongside', 'composed', 'comprised', 'consisting', 'notwithstanding', 'whichever', 'no', 'not', 'whenever', 'starting', 'making', 'between', 'among',
]

/** Nouns of documents: named ones may be items ("resolutions to be carried out"). */
export const DOCUMENT_NOUNS: readonly string[] = ['resolution', 'strategy', 'plan', 'convention', 'agenda', 'principles', 'commitments', 'protocol', 'declaration', 'framework', 'treaty', 'standards', 'guidelines', 'programme', 'recommendations', 'pillars', 'regulation', 'directive']
