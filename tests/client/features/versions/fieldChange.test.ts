import { describe, expect, it } from 'vitest'
import { fieldChange, type ValueWords } from '../../../../client/features/versions/fieldChange.ts'
import { fieldKind } from '../../../../client/features/versions/fieldKinds.ts'
import { restoreCounts } from '../../../../client/features/versions/restoreCounts.ts'
import { shortened } from '../../../../client/features/versions/shortened.ts'
import { createMessages } from '../../../../client/messages/i18n.ts'
import { addVersionTexts } from '../../../../client/messages/versionTexts.ts'
import { linkKinds } from '../../../../shared/schema/links.ts'
import { comparedKinds } from '../../../../shared/queries/comparePlans.ts'
import { recordKinds, recordTables } from '../../../../shared/schema/records.ts'
import * as lists from '../../../../shared/schema/words.ts'

const words: ValueWords = {
  date: (value) => `date ${value}`,
  flag: (value) => (value ? 'yes' : 'no'),
  choice: (list, value) => `${list} ${value}`,
  record: (kind, id) => `${kind} ${id}`,
  listed: (list, key) => `${list} ${key}`,
}
const entry = (key: string, value: unknown) => ({ key, value })

describe('a difference in words', () => {
  it.each([
    ['a text, word by word', 'task', { field: 'title', before: 'Draft', after: 'Draft it' }, { as: 'words', before: 'Draft', after: 'Draft it' }],
    ['a text that was empty, as a whole', 'task', { field: 'description', before: '', after: 'New' }, { as: 'values', before: null, after: 'New' }],
    ['a date', 'task', { field: 'due', before: null, after: '2026' }, { as: 'values', before: null, after: 'date 2026' }],
    ['a state by its own list', 'task', { field: 'state', before: 'to-do', after: 'done' }, { as: 'values', before: 'taskState to-do', after: 'taskState done' }],
    ['the State that asks, as it was written', 'assistanceRequest', { field: 'state', before: 'A', after: 'B' }, { as: 'words', before: 'A', after: 'B' }],
    ['a party by its name', 'task', { field: 'lead', before: 'p1', after: null }, { as: 'values', before: 'party p1', after: null }],
    ['members that came and went', 'commitment', { field: 'themes', before: ['a', 'b'], after: ['b', 'c'] }, { as: 'members', removed: ['themes a'], added: ['themes c'], reworded: [] }],
    ['items that came, went and were reworded', 'commitment', { field: 'items', before: [entry('1', 'One'), entry('2', 'Two')], after: [entry('2', 'Two!'), entry('3', 'Three')] },
      { as: 'members', removed: ['One'], added: ['Three'], reworded: [{ before: 'Two', after: 'Two!' }] }],
    ['a signatory by name and function', 'instrument', { field: 'signatories', before: [], after: [entry('1', { name: 'Ana', title: 'Director' })] },
      { as: 'members', removed: [], added: ['Ana, Director'], reworded: [] }],
    ['the plan\'s own list of themes', 'meta', { field: 'themes', before: [], after: [entry('x', 'Borders')] }, { as: 'members', removed: [], added: ['Borders'], reworded: [] }],
    ['a flag', 'task', { field: 'milestone', before: false, after: true }, { as: 'values', before: 'no', after: 'yes' }],
    ['a place', 'task', { field: 'order', before: 'a0', after: 'a1' }, { as: 'position' }],
  ] as const)('tells %s', (_case, record, difference, change) => {
    expect(fieldChange(record, difference, words)).toEqual(change)
  })

  it('every field and kind has a name for people, and every choice its words', () => {
    const { te, mergeLocaleMessage } = createMessages().global
    addVersionTexts({ mergeLocaleMessage })
    const fields = comparedKinds.flatMap((kind) => Object.keys(recordTables[kind]).map((field) => [kind, field] as const))
    expect(fields.filter(([, field]) => !te(`versions.field.${field}`) && !te(`detail.field.${field}`))).toEqual([])
    expect(comparedKinds.filter((kind) => !te(`versions.kind.${kind}`))).toEqual([])
    expect(linkKinds.filter((kind) => !te(`versions.link.${kind}`))).toEqual([])
    const shown = fields.flatMap(([kind, field]) => {
      const words = fieldKind(kind, field)
      return words.as === 'choice' || words.as === 'choices' || (words.as === 'entries' && words.list !== undefined) ? [words.list!] : []
    })
    const values: Readonly<Record<string, readonly string[]>> = {
      lifecycle: lists.lifecycles, force: lists.forces, shape: lists.shapes, assessment: lists.assessmentStatuses, requestStage: lists.requestStages,
      instrumentType: lists.instrumentTypes, pillar: lists.pillars, taskState: lists.taskStates, partyKind: lists.partyKinds, sourceKind: lists.sourceKinds,
      templateAnchor: lists.templateAnchors, stepRole: lists.stepRoles,
    }
    expect(shown.flatMap((list) => (values[list] ?? ['?']).filter((value) => !te(`words.${list}.${value}`)).map((value) => `${list}.${value}`))).toEqual([])
  })

  it('a field with members is never read as one value', () => {
    const keyed = recordKinds.flatMap((kind) => Object.entries(recordTables[kind]).filter(([, { storage }]) => storage === 'keyed').map(([field]) => fieldKind(kind, field).as))
    expect(keyed.filter((as) => !['choices', 'records', 'listed', 'entries'].includes(as))).toEqual([])
  })
})

it('of a long text, what lies far from its changes is left out', () => {
  const long = 'word '.repeat(200)
  const [head, change, tail] = shortened([{ what: 'same', text: long }, { what: 'added', text: 'new' }, { what: 'same', text: long }])
  expect([head?.text.startsWith(' … word'), change?.text, tail?.text.endsWith(' … ')]).toEqual([true, 'new', true])
  expect((head?.text.length ?? 0) + (tail?.text.length ?? 0)).toBeLessThan(300)
})

it('what would be restored is counted for what is meant', () => {
  const record = (id: string, what: 'added' | 'archived' | 'kept') => ({ kind: 'task' as const, id, what, before: null, after: null, fields: [], links: [] })
  const comparison = { meta: [{ field: 'title', before: 'a', after: 'b' }], records: [record('1', 'added'), record('2', 'archived'), record('3', 'kept')] }
  expect(restoreCounts(comparison, 'plan')).toEqual({ added: 1, archived: 1, kept: 2 })
  expect(restoreCounts(comparison, new Set(['3']))).toEqual({ added: 0, archived: 0, kept: 1 })
})
