import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { causalOrder } from '../../../shared/updates/causalOrder.ts'
import type { Section } from '../../../shared/updates/writeUpdate.ts'

test('each struct comes after those that it needs', () => {
  const a2 = item(1, 1, [2, 0])
  const order = causalOrder([section(1, [item(1, 0), a2]), section(2, [item(2, 0, [1, 0])])])
  expect(order?.map(({ id }) => [id.client, id.clock])).toEqual([[1, 0], [2, 0], [1, 1]])
})

test('what stands outside the update holds nothing up', () => {
  expect(causalOrder([section(1, [item(1, 0, [7, 3])])])).toHaveLength(1)
})

test('structs that need each other in a circle have no order', () => {
  expect(causalOrder([section(1, [item(1, 0, [2, 1])]), section(2, [item(2, 0), item(2, 1, [1, 0])])])).toBeNull()
})

function item(client: number, clock: number, origin?: readonly [number, number]): Y.Item {
  const originId = origin === undefined ? null : Y.createID(...origin)
  return new Y.Item(Y.createID(client, clock), null, originId, null, null, originId === null ? ('text' as never) : null, null, new Y.ContentString('x'))
}

function section(clientId: number, structs: readonly Y.Item[]): Section {
  return { clientId, structs, start: structs[0]!.id.clock, end: structs.at(-1)!.id.clock + 1 }
}
