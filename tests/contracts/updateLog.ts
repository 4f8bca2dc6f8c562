import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { SequenceConflict, type NewRow, type Snapshot, type StoredRow, type UpdateLog } from '../../server/storage/UpdateLog.ts'

export interface LogUnderTest {
  readonly log: UpdateLog
  /** The same storage, as the next start of the server finds it. */
  reopen(): Promise<UpdateLog>
  /** Lets commits fail, as when the disk is full, until `mend`. */
  fail(): void
  mend(): void
  dispose(): Promise<void>
}

/** What every update log must do. */
export function describeUpdateLog(name: string, open: () => Promise<LogUnderTest>): void {
  describe(`${name} update log`, () => {
    let tested: LogUnderTest
    let log: UpdateLog
    beforeEach(async () => {
      tested = await open()
      log = tested.log
    })
    afterEach(() => tested.dispose())

    test('an unknown document is empty', async () => {
      expect(await log.load('plan')).toEqual({ seq: 0, snapshot: null, tail: [], authors: new Map() })
    })

    test('rows come back in order, with all that was said about them, also after reopening', async () => {
      expect(await log.append('plan', 0, [row('one', { userId: 'ada', at: 5, madeBeforeSync: true, readSeq: 3 }), row('two', { userId: 'bob' })])).toBe(2)
      expect(await log.append('plan', 2, [row('three')])).toBe(3)
      const { seq, tail } = await (await tested.reopen()).load('plan')
      expect(seq).toBe(3)
      expect(tail.map(({ seq, userId, update }) => [seq, userId, text(update)])).toEqual([
        [1, 'ada', 'one'],
        [2, 'bob', 'two'],
        [3, 'ada', 'three'],
      ])
      expect(tail[0]).toMatchObject({ at: 5, madeBeforeSync: true, readSeq: 3, connectionId: 'connection' })
      expect(tail[1]).toMatchObject({ madeBeforeSync: false })
    })

    test('documents are apart', async () => {
      await Promise.all([log.append('one', 0, [row('a')]), log.append('two', 0, [row('b')])])
      expect((await log.load('one')).tail.map(({ update }) => text(update))).toEqual(['a'])
      expect((await log.load('two')).tail.map(({ update }) => text(update))).toEqual(['b'])
    })

    test('appends that wait together are stored in the order of the calls', async () => {
      await Promise.all([log.append('plan', 0, [row('a')]), log.append('plan', 1, [row('b')]), log.append('plan', 2, [row('c')])])
      expect((await log.load('plan')).tail.map(({ update }) => text(update))).toEqual(['a', 'b', 'c'])
    })

    test('an append that does not continue the log is refused, and harms nobody else', async () => {
      const results = await Promise.allSettled([
        log.append('plan', 0, [row('a')]),
        log.append('plan', 7, [row('lost')]),
        log.append('plan', 1, [row('b')]),
      ])
      expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
      expect(results[1]).toMatchObject({ reason: expect.any(SequenceConflict) })
      expect((await log.load('plan')).seq).toBe(2)
    })

    test('a commit that fails stores nothing of its rows, and what follows on them is refused', async () => {
      await log.append('plan', 0, [row('a')])
      tested.fail()
      await expect(log.append('plan', 1, [row('b'), row('c')])).rejects.toThrow()
      tested.mend()
      await expect(log.append('plan', 3, [row('d')])).rejects.toThrow(SequenceConflict)
      expect((await log.load('plan')).seq).toBe(1)
      expect(await log.append('plan', 1, [row('e')])).toBe(2)
    })

    test('the first row that carries a clientID fixes its author', async () => {
      await log.append('plan', 0, [row('a', { userId: 'ada', newClientIds: [1, 2] })])
      await log.append('plan', 1, [row('b', { userId: 'bob', newClientIds: [2, 4_294_967_295] })])
      const { authors } = await (await tested.reopen()).load('plan')
      expect([...authors].map(([clientId, { userId }]) => [clientId, userId])).toEqual([[1, 'ada'], [2, 'ada'], [4_294_967_295, 'bob']])
    })

    test('who only relayed a clientID is not its author once its author goes on with it', async () => {
      await log.append('plan', 0, [row('a', { userId: 'ada', newClientIds: [1, 2], isRelay: true })])
      expect((await log.load('plan')).authors.get(1)).toEqual({ userId: 'ada', isRelayed: true })
      await log.append('plan', 1, [row('b', { userId: 'bob', newClientIds: [1] })])
      await log.append('plan', 2, [row('c', { userId: 'cem', newClientIds: [1], isRelay: true })])
      await log.append('plan', 3, [row('d', { userId: 'cem', newClientIds: [1] })])
      const { authors, tail } = await (await tested.reopen()).load('plan')
      expect([authors.get(1), authors.get(2)]).toEqual([{ userId: 'bob', isRelayed: false }, { userId: 'ada', isRelayed: true }])
      expect(tail.map(({ isRelay }) => isRelay)).toEqual([true, false, true, false])
    })

    test('all of a log is of one epoch', async () => {
      expect(log.epoch).toMatch(/^[a-z0-9]+$/)
      expect((await tested.reopen()).epoch).toBe(log.epoch)
    })

    test('rows that a snapshot covers can still be read, with all that was said about them, however many they are', async () => {
      const said = (index: number): NewRow => row(`edit ${index}`, { userId: index % 3 === 0 ? 'ada' : 'bob', connectionId: `c${index % 5}`, at: 1000 - index, madeBeforeSync: index % 2 === 0, isRelay: index % 7 === 0, ...(index % 3 === 0 ? { readSeq: index } : {}) })
      const rows = Array.from({ length: 1700 }, (_, index) => said(index))
      await log.append('plan', 0, rows)
      await log.saveSnapshot('plan', snapshot(1200, 'half'), 0)
      await log.saveSnapshot('plan', snapshot(1650, 'most'), 1200)
      await log.append('plan', 1700, [row('last')])
      await log.close()
      const again = await tested.reopen()
      const read: StoredRow[] = []
      for (let portion = await again.rowsAfter('plan', 0, 3000); portion.length > 0; portion = await again.rowsAfter('plan', read.length, 3000)) read.push(...portion)
      expect(read.map(({ seq }) => seq)).toEqual(Array.from({ length: 1701 }, (_, index) => index + 1))
      expect(read.slice(0, 1700).map(({ seq: _, ...one }) => ({ ...one, update: text(one.update) })))
        .toEqual(rows.map(({ newClientIds: _, ...one }) => ({ ...one, update: text(one.update) })))
      expect((await again.load('plan')).tail).toHaveLength(51)
    })

    test('after a snapshot only the rows behind it are the tail, but all rows can still be read', async () => {
      await log.append('plan', 0, [row('a'), row('b'), row('c')])
      expect(await log.saveSnapshot('plan', snapshot(2, 'ab'), 0)).toBe(true)
      const state = await (await tested.reopen()).load('plan')
      expect(state.seq).toBe(3)
      expect(textsOf(state.snapshot)).toBe('ab')
      expect(text(state.snapshot?.known)).toBe('known')
      expect(state.tail.map(({ seq }) => seq)).toEqual([3])
    })

    test('rows can be read in portions, older than the snapshot too', async () => {
      await log.append('plan', 0, [row('a'), row('b'), row('c')])
      await log.saveSnapshot('plan', snapshot(3, 'abc'), 0)
      expect((await log.rowsAfter('plan', 0, 2)).map(({ update }) => text(update))).toEqual(['a', 'b'])
      expect((await log.rowsAfter('plan', 1, 0)).map(({ update }) => text(update))).toEqual(['b'])
      expect((await log.rowsAfter('plan', 2, 2)).map(({ update }) => text(update))).toEqual(['c'])
      expect(await log.rowsAfter('plan', 3, 2)).toEqual([])
    })

    test('of two snapshots made from the same one, the second is refused', async () => {
      await log.append('plan', 0, [row('a'), row('b')])
      expect(await log.saveSnapshot('plan', snapshot(2, 'ab'), 0)).toBe(true)
      expect(await log.saveSnapshot('plan', snapshot(1, 'a'), 0)).toBe(false)
      expect(textsOf((await log.load('plan')).snapshot)).toBe('ab')
      expect(await log.saveSnapshot('plan', snapshot(2, 'AB'), 2)).toBe(true)
    })

    test('a removed document is as if it had never been, and its neighbours are untouched', async () => {
      const rows = Array.from({ length: 1300 }, (_, index) => row(`edit ${index}`, { newClientIds: [index + 1] }))
      await log.append('plan', 0, rows)
      await log.append('other', 0, [row('a', { newClientIds: [1] })])
      await log.saveSnapshot('plan', snapshot(1000, 'most'), 0)
      await log.saveSnapshot('other', snapshot(1, 'a'), 0)
      await log.remove('plan')
      for (const it of [log, await tested.reopen()]) {
        expect(await it.load('plan')).toEqual({ seq: 0, snapshot: null, tail: [], authors: new Map() })
        expect(await it.rowsAfter('plan', 0, Infinity)).toEqual([])
        expect(await it.load('other')).toMatchObject({ seq: 1, authors: new Map([[1, { userId: 'ada', isRelayed: false }]]) })
        expect(await it.rowsAfter('other', 0, Infinity)).toHaveLength(1)
      }
    })

    test('whoever still had a removed document in hand stores nothing of it', async () => {
      await log.append('plan', 0, [row('a'), row('b')])
      await log.remove('plan')
      expect(await log.saveSnapshot('plan', snapshot(2, 'ab'), 0)).toBe(false)
      await expect(log.append('plan', 2, [row('c')])).rejects.toThrow(SequenceConflict)
      expect(await log.load('plan')).toEqual({ seq: 0, snapshot: null, tail: [], authors: new Map() })
    })

    test('removing what is not there does nothing', async () => {
      await log.remove('plan')
      await log.append('plan', 0, [row('a')])
      expect((await log.load('plan')).seq).toBe(1)
    })

    test('closing waits for what was appended, and takes nothing more', async () => {
      const appended = log.append('plan', 0, [row('a')])
      await log.close()
      expect(await appended).toBe(1)
      await expect(log.append('plan', 1, [row('b')])).rejects.toThrow('closed')
    })

    test('large and empty contents come back as they were', async () => {
      const large = new Uint8Array(3_000_000).fill(7)
      await log.append('plan', 0, [{ ...row(''), update: large }, row('')])
      const { tail } = await log.load('plan')
      expect(Buffer.compare(tail[0]?.update ?? new Uint8Array(), large)).toBe(0)
      expect(tail[1]?.update.length).toBe(0)
    })
  })
}

function row(content: string, more: Partial<NewRow> = {}): NewRow {
  return {
    update: new TextEncoder().encode(content),
    userId: 'ada',
    connectionId: 'connection',
    at: 1,
    madeBeforeSync: false,
    newClientIds: [],
    isRelay: false,
    ...more,
  }
}

function snapshot(seq: number, content: string): Snapshot {
  const encoder = new TextEncoder()
  return { seq, slices: [...content].map((slice) => encoder.encode(slice)), known: encoder.encode('known') }
}

function text(bytes: Uint8Array | undefined): string {
  return new TextDecoder().decode(bytes)
}

function textsOf(snapshot: Snapshot | null): string {
  return (snapshot?.slices ?? []).map(text).join('')
}
