import { expect, test, vi } from 'vitest'
import { finishImport, type FinishSteps } from '../../../../client/features/import/finishImport.ts'
import { newId } from '../../../../shared/ids.ts'
import { ok, refused } from '../../../../shared/result.ts'

const imported = { source: newId<'source'>(), instrument: newId<'instrument'>(), commitments: [] }
const steps = (change: Partial<FinishSteps> = {}): FinishSteps => ({
  create: vi.fn(async () => ok('made')), open: vi.fn(async () => true), write: vi.fn(() => ok(imported)), ...change,
})

test('an import without a plan makes it, opens it and writes', async () => {
  const made = vi.fn()
  const all = steps()
  expect(await finishImport(null, all, made)).toEqual(ok({ planId: 'made', imported }))
  expect(made).toHaveBeenCalledWith('made')
  expect(all.open).toHaveBeenCalledWith('made')
})

test('when the plan cannot be made nothing is opened or written', async () => {
  const all = steps({ create: async () => refused('no server') })
  expect(await finishImport(null, all, vi.fn())).toEqual(refused({ at: 'create', reason: 'no server' }))
  expect(all.open).not.toHaveBeenCalled()
  expect(all.write).not.toHaveBeenCalled()
})

test('trying again after a failed opening makes no second plan', async () => {
  let made: string | null = null
  const first = await finishImport(null, steps({ open: async () => false }), (planId) => (made = planId))
  expect(first).toEqual(refused({ at: 'open' }))
  const again = steps()
  await finishImport(made, again, vi.fn())
  expect(again.create).not.toHaveBeenCalled()
  expect(again.write).toHaveBeenCalled()
})

test('a refused write says why', async () => {
  expect(await finishImport('plan', steps({ write: () => refused('read-only') }), vi.fn())).toEqual(refused({ at: 'write', problem: 'read-only' }))
})
