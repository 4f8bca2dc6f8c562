import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { decodePlan } from '../../../shared/schema/decode.ts'
import { openPlanDoc } from '../../../shared/schema/planDoc.ts'
import { recordKinds, recordTables } from '../../../shared/schema/records.ts'

const anyJson = fc.oneof(fc.string(), fc.integer(), fc.double(), fc.boolean(), fc.constant(null), fc.array(fc.string()), fc.dictionary(fc.string(), fc.string(), { noNullPrototype: true }))

test('[D2] whatever a device wrote, decoding never throws and gives every field of the table', () => {
  fc.assert(fc.property(fc.constantFrom(...recordKinds), fc.dictionary(fc.string(), anyJson, { noNullPrototype: true }), (kind, fields) => {
    const doc = openPlanDoc()
    const names = Object.keys(recordTables[kind])
    const record = new Y.Map(Object.entries(fields))
    for (const [index, value] of Object.values(fields).entries()) record.set(names[index % names.length]!, value)
    doc.getMap<unknown>(`records/${kind}`).set('0123456789abcdef', record)
    doc.getMap<unknown>(`records/${kind}`).set('0123456789abcdeg', 'no map at all')
    doc.getMap<unknown>(`records/${kind}`).set('not an id', record.clone())
    const decoded = [...decodePlan(doc).records[kind].values()]
    expect(decoded).toHaveLength(1)
    expect(Object.keys(decoded[0]!)).toEqual(['id', 'createdAt', 'archivedAt', ...names])
    expect(Object.values(decoded[0]!)).not.toContain(undefined)
  }))
})

test('[D2] a field that this version does not know stays in the document', () => {
  const doc = openPlanDoc()
  const record = new Y.Map<unknown>([['title', 'A task'], ['colour', 'from a later version']])
  doc.getMap<unknown>('records/task').set('0123456789abcdef', record)
  expect([...decodePlan(doc).records.task.values()][0]?.title).toBe('A task')
  expect(record.get('colour')).toBe('from a later version')
})

test('a time zone that this device does not know reads as UTC', () => {
  const doc = openPlanDoc()
  doc.getMap('meta').set('timeZone', 'Mars/Olympus')
  expect(decodePlan(doc).meta.timeZone).toBe('UTC')
})

test.each([
  ['a list', () => new Y.Array()],
  ['a list with content', () => Y.Array.from(['x'])],
  ['a text', () => new Y.Text('x')],
  ['an XML fragment', () => new Y.XmlFragment()],
  ['an object that looks like a map', () => ({ forEach: 1, get: 2 })],
])('[D2] %s in the place of a record is no record', (_name, content: () => unknown) => {
  const doc = openPlanDoc()
  doc.getMap<unknown>('records/task').set('0123456789abcdef', content())
  doc.getMap<unknown>('records/task').set('0123456789abcdeg', new Y.Map([['title', 'A task']]))
  expect([...decodePlan(doc).records.task.values()].map(({ title }) => title)).toEqual(['A task'])
})
