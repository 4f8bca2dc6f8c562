/** How an instrument stands to another one that the text names. */
export type RelationKind = 'implements' | 'follows' | 'refers-to' | 'supersedes'

/** The words in front of the other instrument's name; the first kind that fits wins. */
export const RELATION_WORDS: readonly { readonly kind: RelationKind; readonly words: readonly string[] }[] = [
  { kind: 'supersedes', words: ['replaces', 'replacing', 'supersedes', 'superseding', 'repeals', 'takes the place of', 'will replace', 'shall replace', 'shall supersede'] },
  {
    kind: 'implements',
    words: ['in implementation of', 'to implement', 'for the implementation of', 'implements', 'implementing', 'gives effect to', 'giving effect to', 'pursuant to', 'in pursuance of', 'in application of', 'as provided for in', 'as foreseen in', 'under the provisions of'],
  },
  {
    kind: 'follows',
    words: ['following the signing of', 'following the signature of', 'following the adoption of', 'following', 'follows the signing of', 'follows', 'follow-up to', 'builds on', 'building on', 'builds upon', 'continuation of', 'renews', 'renewal of', 'extends', 'extension of', 'further to', 'succeeds', 'on the basis of', 'complements', 'supplements', 'in addition to'],
  },
  { kind: 'refers-to', words: ['recalling', 'having regard to', 'bearing in mind', 'reaffirming', 'noting', 'mindful of', 'guided by', 'in line with', 'in accordance with', 'within the framework of', 'in the framework of', 'as set out in', 'based on', 'taking into account', 'in the context of'] },
]

/** Nouns of instruments that another may implement, follow, recall or replace. */
export const RELATED_NOUNS: readonly string[] = ['Memorandum of Understanding', 'Memoranda of Understanding', 'Memorandum of Cooperation', 'Memorandum', 'MoU', 'MOU', 'Agreement', 'Declaration', 'Convention', 'Treaty', 'Protocol', 'Action Plan', 'Plan of Action', 'Work Plan', 'Framework', 'Strategy', 'Roadmap', 'Programme of Work', 'Compact', 'Charter', 'Arrangement', 'Pact', 'Accord', 'Resolution', 'Statement', 'Covenant', 'Code']
