import * as encoding from 'lib0/encoding'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { admit, type Verdict } from '../../../server/sync/admission.ts'
import { addClocks, addDeleted, createKnown, type Known } from '../../../server/sync/known.ts'
import { writeUpdate } from '../../../shared/updates/writeUpdate.ts'
import { crowdedUpdate } from '../../helpers/crowdedUpdate.ts'

test('an update that continues what is known becomes a row as it is', () => {
  const [first, second] = recordUpdates((document) => document.getText('t').insert(0, 'a'), (document) => document.getText('t').insert(1, 'b'))
  const known = createKnown(null)
  expect(take(known, first)).toMatchObject({ kind: 'complete', gain: { update: first } })
  expect(take(known, second)).toMatchObject({ kind: 'complete', gain: { update: second } })
})

test('[S2] a row can be merged with others, whatever order of clientIDs its client wrote', () => {
  const known = createKnown(null)
  const rows = [0, 5].map((clock) => {
    const verdict = take(known, handMade([1, 2, 3].map((clientId) => [clientId, clock, [[0, 5]]] as const)))
    if (verdict.kind !== 'complete') throw new Error(verdict.kind)
    return verdict.gain.update
  })
  const merged = new Y.Doc()
  Y.applyUpdate(merged, Y.mergeUpdates(rows))
  expect(Y.decodeStateVector(Y.encodeStateVector(merged))).toEqual(new Map([[1, 10], [2, 10], [3, 10]]))
})

test('what is known already brings nothing new, deletions included', () => {
  const [insert, remove] = recordUpdates((document) => document.getText('t').insert(0, 'abc'), (document) => document.getText('t').delete(1, 1))
  const known = createKnown(null)
  take(known, insert)
  take(known, remove)
  expect(admit(known, insert).kind).toBe('nothingNew')
  expect(admit(known, remove).kind).toBe('nothingNew')
  expect(admit(known, Y.mergeUpdates([insert, remove])).kind).toBe('nothingNew')
})

test('of an update that is partly known, the rest becomes a row', () => {
  const [first, second] = recordUpdates((document) => document.getText('t').insert(0, 'abc'), (document) => document.getText('t').insert(3, 'def'))
  const known = createKnown(null)
  take(known, first)
  const verdict = take(known, Y.mergeUpdates([first, second]))
  if (verdict.kind !== 'complete') throw new Error(verdict.kind)
  expect(Y.parseUpdateMeta(verdict.gain.update).from).toEqual(new Map([[1, 3]]))
  expect(textOf([first, verdict.gain.update])).toBe('abcdef')
})

test('[S7] an update whose ground is missing is a gap, and names what is missing', () => {
  const [, second] = recordUpdates((document) => document.getText('t').insert(0, 'abc'), (document) => document.getText('t').insert(3, 'def'))
  expect(admit(createKnown(null), second)).toEqual({ kind: 'gap', gap: { clientId: 1, clock: 0 } })
})

test('a deletion of something unknown is a gap', () => {
  const [, remove] = recordUpdates((document) => document.getText('t').insert(0, 'abc'), (document) => document.getText('t').delete(0, 3))
  expect(admit(createKnown(null), remove)).toEqual({ kind: 'gap', gap: { clientId: 1, clock: 0 } })
})

test('a neighbour of another client that is unknown is a gap', () => {
  const other = new Y.Doc()
  other.clientID = 2
  const mine = new Y.Doc()
  mine.clientID = 1
  other.getText('t').insert(0, 'other')
  Y.applyUpdate(mine, Y.encodeStateAsUpdate(other))
  mine.getText('t').insert(5, 'mine')
  const update = Y.encodeStateAsUpdate(mine, Y.encodeStateVector(other))
  expect(admit(createKnown(null), update)).toEqual({ kind: 'gap', gap: { clientId: 2, clock: 4 } })
})

test('[S6] one clientID that writes again and again into the same place is malformed, whatever place it is', () => {
  expect(admit(createKnown(null), crowdedUpdate(20_000)).kind).toBe('malformed')
  const known = createKnown(null)
  take(known, crowdedUpdate(1))
  expect(admit(known, Y.mergeUpdates([crowdedUpdate(20_000)])).kind).toBe('malformed')
})

test('a person who types, erases and overwrites a lot crowds nothing', () => {
  const document = new Y.Doc()
  for (let count = 0; count < 3000; count += 1) {
    document.getMap('m').set('k', count)
    document.getText('t').insert(count % 7 === 0 ? 0 : Math.floor(document.getText('t').length / 2), 'x')
    if (count % 3 === 0) document.getText('t').delete(0, 1)
  }
  expect(admit(createKnown(null), Y.encodeStateAsUpdate(document)).kind).toBe('complete')
})

test('[S6] structs that need each other in a circle are malformed', () => {
  const item = (client: number, origin: number): Y.Item =>
    new Y.Item(Y.createID(client, 0), null, Y.createID(origin, 0), null, null, null, null, new Y.ContentString('x'))
  const section = (clientId: number, origin: number) => ({ clientId, start: 0, end: 1, structs: [item(clientId, origin)] })
  expect(admit(createKnown(null), writeUpdate([section(2, 1), section(1, 2)], new Map(), new Map())).kind).toBe('malformed')
})

describe('[S6] nesting that would overflow a reader is malformed', () => {
  const root = (document: Y.Doc): Y.Map<unknown> => document.getMap('records/task')
  const deep = (levels: number): unknown => {
    let value: unknown = 1
    for (let level = 0; level < levels; level += 1) value = level % 2 === 0 ? [value] : { value }
    return value
  }
  const cases: [string, (document: Y.Doc) => void][] = [
    ['a value of a thousand levels', (document) => root(document).set('deep', deep(1000))],
    ['a value hidden under __proto__', (document) => root(document).set('deep', JSON.parse('{"__proto__":{"a":[[1]]}}'))],
    ['a mark of a thousand levels', (document) => document.getText('t').insert(0, 'x', { deep: deep(1000) as object })],
    ['an embed of a thousand levels', (document) => document.getText('t').insertEmbed(0, deep(1000) as object)],
    ['a map in a record', (document) => root(document).set('record', new Y.Map([['field', new Y.Map()]]))],
    ['a map beside a value in a record', (document) => {
      const record = new Y.Map<unknown>([['field', 'plain']])
      root(document).set('record', record)
      record.set('field', new Y.Map())
    }],
  ]
  test.each(cases)('%s', (_name, write) => {
    const document = new Y.Doc()
    write(document)
    expect(admit(createKnown(null), Y.encodeStateAsUpdate(document)).kind).toBe('malformed')
  })

  test('records with short objects are none of these', () => {
    const document = new Y.Doc()
    root(document).set('record', new Y.Map<unknown>([['step', { title: 'Invite', list: [[1, 2], { a: null }] }], ['bytes', Uint8Array.of(1)]]))
    expect(admit(createKnown(null), Y.encodeStateAsUpdate(document)).kind).toBe('complete')
  })
})

test('a hole between two merged updates is a gap', () => {
  const insert = (document: Y.Doc): void => document.getText('t').insert(0, 'x')
  const [first, , third] = recordUpdates(insert, insert, insert)
  expect(admit(createKnown(null), Y.mergeUpdates([first, third]))).toEqual({ kind: 'gap', gap: { clientId: 1, clock: 1 } })
})

describe('[S6] refused as malformed', () => {
  const [good] = recordUpdates((document) => document.getMap('m').set('key', 'value'))
  const cases: Record<string, Uint8Array> = {
    'nothing at all': new Uint8Array(),
    'noise': Uint8Array.from({ length: 64 }, (_, index) => (index * 89) % 256),
    'an update cut short': good.slice(0, -1),
    'an update with something behind it': Uint8Array.of(...good, 0),
    'an update in V2 encoding': Y.convertUpdateFormatV1ToV2(good),
    'a subdocument': recordUpdates((document) => document.getMap('m').set('key', new Y.Doc()))[0],
    'a struct of no length': handMade([[1, 0, [[0, 0]]]]),
    'one clientID in two sections': handMade([[1, 0, [[0, 1]]], [2, 0, [[0, 1]]], [1, 1, [[0, 1]]]]),
    'one clientID in two sections side by side': handMade([[1, 0, [[0, 1]]], [1, 1, [[0, 1]]]]),
    'clocks beyond all numbers': handMade([[1, Number.MAX_SAFE_INTEGER, [[0, 1]]]]),
    'a struct that rests on a later one of its own': restingOnItself(),
    'more structs than fit': handMade([[1, 0, Array.from({ length: 500_001 }, () => [0, 1] as const)]]),
    'a count of structs that never come': Uint8Array.of(1, 0xff, 0xff, 0xff, 0xff, 0x0f, 1, 0),
  }
  test.each(Object.entries(cases))('%s', (_name, update) => {
    expect(admit(createKnown(null), update)).toEqual({ kind: 'malformed' })
  })
})

test('admitted rows, whatever the order in which updates arrive, always make a whole document', () => {
  const order = fc.array(fc.nat(), { minLength: 20, maxLength: 60 })
  fc.assert(
    fc.property(order, fc.array(fc.nat({ max: 4 }), { minLength: 5, maxLength: 20 }), (picks, edits) => {
      const updates = manyEdits(edits)
      const known = createKnown(null)
      const replica = new Y.Doc()
      const offer = (update: Uint8Array): void => {
        const verdict = take(known, update)
        if (verdict.kind === 'complete') Y.applyUpdate(replica, verdict.gain.update)
        expect(verdict.kind).not.toBe('malformed')
        expect(replica.store.pendingStructs).toBeNull()
        expect(replica.store.pendingDs).toBeNull()
        expect(known.clocks).toEqual(Y.decodeStateVector(Y.encodeStateVector(replica)))
      }
      for (const pick of picks) offer(updates[pick % updates.length] ?? new Uint8Array())
      offer(Y.mergeUpdates(updates))
      expect(admit(known, Y.encodeStateAsUpdate(replica)).kind).toBe('nothingNew')
      expect(replica.getText('t').toJSON()).toBe(textOf(updates))
    }),
    { numRuns: 100 },
  )
})

function take(known: Known, update: Uint8Array): Verdict {
  const verdict = admit(known, update)
  if (verdict.kind === 'complete') {
    addClocks(known, verdict.gain.ends)
    addDeleted(known, verdict.gain.deleted)
  }
  return verdict
}

type Edit = (document: Y.Doc) => void

/** The update of each edit of one client, whose clientID is 1. */
function recordUpdates<Edits extends Edit[]>(...edits: Edits): { [Index in keyof Edits]: Uint8Array } {
  const document = new Y.Doc()
  document.clientID = 1
  const updates: Uint8Array[] = []
  document.on('update', (update: Uint8Array) => updates.push(update))
  for (const edit of edits) edit(document)
  return updates as { [Index in keyof Edits]: Uint8Array }
}

/** Two clients that edit one text in turns, seeing each other's work only now and then. */
function manyEdits(edits: readonly number[]): Uint8Array[] {
  const updates: Uint8Array[] = []
  const documents = [1, 2].map((clientId) => {
    const document = new Y.Doc()
    document.clientID = clientId
    document.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === null) updates.push(update)
    })
    return document
  })
  edits.forEach((edit, index) => {
    const [mine, other] = index % 2 === 0 ? documents : [...documents].reverse()
    if (mine === undefined || other === undefined) return
    const text = mine.getText('t')
    if (edit === 4) Y.applyUpdate(mine, Y.encodeStateAsUpdate(other), 'exchange')
    else if (edit === 3 && text.length > 2) text.delete(1, 2)
    else text.insert(Math.min(edit, text.length), 'abc')
  })
  if (updates.length === 0) throw new Error('No edits')
  return updates
}

function textOf(updates: readonly Uint8Array[]): string {
  const document = new Y.Doc()
  for (const update of updates) Y.applyUpdate(document, update)
  return document.getText('t').toJSON()
}

/** An update of garbage-collected structs: [clientID, first clock, [info, length][]]. */
function handMade(sections: readonly (readonly [number, number, readonly (readonly [number, number])[]])[]): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, sections.length)
  for (const [clientId, clock, structs] of sections) {
    for (const number of [structs.length, clientId, clock]) encoding.writeVarUint(encoder, number)
    for (const [info, length] of structs) {
      encoding.writeUint8(encoder, info)
      encoding.writeVarUint(encoder, length)
    }
  }
  encoding.writeVarUint(encoder, 0)
  return encoding.toUint8Array(encoder)
}

function restingOnItself(): Uint8Array {
  const encoder = new Y.UpdateEncoderV1()
  for (const number of [1, 1]) encoding.writeVarUint(encoder.restEncoder, number)
  encoder.writeClient(1)
  encoding.writeVarUint(encoder.restEncoder, 0)
  new Y.Item(Y.createID(1, 0), null, Y.createID(1, 0), null, null, null, null, new Y.ContentString('x')).write(encoder, 0)
  encoding.writeVarUint(encoder.restEncoder, 0)
  return encoder.toUint8Array()
}
