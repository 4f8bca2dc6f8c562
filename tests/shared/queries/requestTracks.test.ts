import { describe, expect, test } from 'vitest'
import { countByStage, fitsRequestFilter, nextTask, requestTracks, trackStages, untriggeredCommitments } from '../../../shared/queries/requestTracks.ts'
import { statusIndex } from '../../../shared/queries/status.ts'
import { taskTree } from '../../../shared/queries/taskTree.ts'
import type { PlanDate } from '../../../shared/schema/planDate.ts'
import type { RequestStage } from '../../../shared/schema/words.ts'
import { must, openTestPlan } from '../../helpers/testPlan.ts'

const anything = { isOpen: null, theme: [], region: [] }

function planWithCommitment() {
  const { commands, plan } = openTestPlan()
  const commitment = must(commands.addCommitment({ title: 'Use of API/PNR', instrument: null }))
  must(commands.setField('commitment', commitment, 'condition', 'upon the request of a state'))
  const ask = (state: string, receivedOn: string | null, stage: RequestStage = 'received') => {
    const id = must(commands.addRequest({ state, receivedOn: receivedOn as PlanDate | null, commitment }))
    must(commands.setField('assistanceRequest', id, 'stage', stage))
    return id
  }
  const states = () => requestTracks(plan()).map(({ request }) => request.state)
  return { commands, plan, commitment, ask, states }
}

describe('requests', () => {
  test('stand open before closed: who waits longest first, who was closed latest first', () => {
    const { ask, states } = planWithCommitment()
    ask('Followed up', '2026-01-02', 'followed-up')
    ask('Withdrawn', '2026-03-01', 'withdrawn')
    ask('Undated', null)
    ask('Young', '2026-02-01', 'delivered')
    ask('Old', '2026-01-10')
    expect(states()).toEqual(['Old', 'Young', 'Undated', 'Withdrawn', 'Followed up'])
  })

  test('are counted where they have come to, closed ones not at all', () => {
    const { ask, plan } = planWithCommitment()
    ask('A', null, 'screened')
    ask('B', null, 'screened')
    ask('C', null, 'declined')
    expect([...countByStage(requestTracks(plan()))]).toEqual([['screened', 2]])
  })

  test('have reached what their stage says; of one that ended early only the receipt is known', () => {
    const { ask, plan } = planWithCommitment()
    ask('A', null, 'assessed')
    ask('B', null, 'withdrawn')
    expect(requestTracks(plan()).map(({ reached }) => trackStages[reached - 1])).toEqual(['assessed', 'received'])
  })

  test('are found by the themes and regions of their commitment', () => {
    const { ask, plan, commands, commitment } = planWithCommitment()
    ask('A', null)
    must(commands.setMembers('commitment', commitment, 'themes', ['border-security']))
    const [track] = requestTracks(plan())
    expect(fitsRequestFilter(track!, { ...anything, theme: ['border-security', 'other'] })).toBe(true)
    expect(fitsRequestFilter(track!, { ...anything, theme: ['border-security'], region: ['central-asia'] })).toBe(false)
    expect(fitsRequestFilter(track!, { ...anything, isOpen: false })).toBe(false)
  })

  test('stay when their commitment has gone, and leave when they are archived', () => {
    const { ask, plan, commands, commitment, states } = planWithCommitment()
    const id = ask('A', null)
    must(commands.archive('commitment', [commitment]))
    expect(requestTracks(plan()).map((track) => track.commitment)).toEqual([null])
    must(commands.archive('assistanceRequest', [id]))
    expect(states()).toEqual([])
  })
})

test('the next step is the first open task, and of that its first open subtask', () => {
  const { commands, plan, commitment } = planWithCommitment()
  const next = () => nextTask(plan(), taskTree(plan()), commitment)?.title ?? null
  expect(next()).toBeNull()
  const [register, , send, review] = must(commands.addTasks(
    [{ title: 'Register', depth: 0 }, { title: 'Assess', depth: 0 }, { title: 'Send', depth: 1 }, { title: 'Review', depth: 1 }, { title: 'Deliver', depth: 0 }],
    { parent: null, commitment },
  ))
  expect(next()).toBe('Register')
  must(commands.setField('task', register!, 'state', 'done'))
  expect(next()).toBe('Send')
  must(commands.setField('task', send!, 'state', 'cancelled'))
  expect(next()).toBe('Review')
  must(commands.setField('task', review!, 'state', 'done'))
  expect(next()).toBe('Assess')
})

test('a commitment is promised on request until somebody asks', () => {
  const { plan, ask, commitment } = planWithCommitment()
  const untriggered = () => untriggeredCommitments(plan(), statusIndex(plan())).map(({ id }) => id)
  expect(untriggered()).toEqual([commitment])
  ask('A State', null)
  expect(untriggered()).toEqual([])
})
