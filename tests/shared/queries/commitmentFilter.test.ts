import { describe, expect, it } from 'vitest'
import { filterOfQuery, isFiltering, matchFilter, noFilter, queryOfFilter, type CommitmentFilter } from '../../../shared/queries/commitmentFilter.ts'
import { NOT_NAMED } from '../../../shared/queries/dimensions.ts'
import { shownRefs } from '../../../shared/queries/refs.ts'
import { statusIndex } from '../../../shared/queries/status.ts'
import { taskTree } from '../../../shared/queries/taskTree.ts'
import { must, openTestPlan } from '../../helpers/testPlan.ts'

describe('the filter of the outline', () => {
  const { commands, plan } = openTestPlan()
  const unoct = must(commands.addParty({ name: 'UNOCT', shortName: 'UNOCT', kind: 'secretariat' }))
  const osce = must(commands.addParty({ name: 'OSCE', shortName: 'OSCE', kind: 'secretariat' }))
  const borders = must(commands.addCommitment({ title: 'Border security', instrument: null }))
  const financing = must(commands.addCommitment({ title: 'Countering financing', instrument: null }))
  must(commands.setField('commitment', borders, 'lead', unoct))
  must(commands.setField('commitment', borders, 'lifecycle', 'in-progress'))
  must(commands.setMembers('commitment', financing, 'supporting', [unoct]))
  must(commands.setField('commitment', financing, 'lead', osce))
  must(commands.setField('commitment', financing, 'condition', 'upon request'))
  const [meeting, invitation, minutes] = must(commands.addTasks(
    [{ title: 'Meeting in Tashkent', depth: 0 }, { title: 'Invitations', depth: 1 }, { title: 'Minutes', depth: 0 }], { parent: null, commitment: borders }))
  const [loose] = must(commands.addTasks([{ title: 'Tashkent hotel', depth: 0 }], { parent: null, commitment: null }))

  const match = (change: Partial<CommitmentFilter>) =>
    matchFilter(plan(), taskTree(plan()), statusIndex(plan()), shownRefs(plan()), { ...noFilter, ...change })

  it('any value of a facet suffices, all facets must hold', () => {
    expect([...match({ lifecycle: ['in-progress', 'not-triggered'] }).commitments].sort()).toEqual([borders, financing].sort())
    expect([...match({ lifecycle: ['in-progress', 'not-triggered'], party: [osce] }).commitments]).toEqual([financing])
  })

  it('a party counts as lead and as supporting', () => {
    expect(match({ party: [unoct] }).commitments.size).toBe(2)
  })

  it('words in a task keep its commitment and what leads to it, and all below a hit', () => {
    const { commitments, tasks } = match({ words: 'tashkent' })
    expect([...commitments]).toEqual([borders])
    expect(tasks).toEqual(new Set([meeting, invitation, loose]))
    expect(tasks?.has(minutes!)).toBe(false)
  })

  it('words in a commitment keep all of its tasks', () => {
    expect(match({ words: 'border' }).tasks).toEqual(new Set([meeting, invitation, minutes]))
  })

  it('refs are words too', () => {
    expect([...match({ words: 'c-2' }).commitments]).toEqual([financing])
  })

  it('tasks without a commitment have no facets to fit', () => {
    expect(match({ lifecycle: ['in-progress'] }).tasks?.has(loose!)).toBe(false)
  })

  it('comes back from the address as it went in, without what is unknown', () => {
    const filter: CommitmentFilter = { ...noFilter, words: 'API, PNR', lifecycle: ['in-progress'], theme: ['coordination', 'rule-of-law'] }
    expect(filterOfQuery(queryOfFilter(filter))).toEqual(filter)
    expect(filterOfQuery({ lifecycle: 'nonsense,implemented' }).lifecycle).toEqual(['implemented'])
    expect(isFiltering(filterOfQuery({}))).toBe(false)
  })
})

it('what is named nowhere is found by that, and pillars are a facet', () => {
  const { commands, plan } = openTestPlan()
  const named = must(commands.addCommitment({ title: 'Named', instrument: null }))
  const bare = must(commands.addCommitment({ title: 'Bare', instrument: null }))
  must(commands.setMembers('commitment', named, 'pillars', ['II']))
  const found = (change: Partial<CommitmentFilter>) => [...matchFilter(plan(), taskTree(plan()), statusIndex(plan()), shownRefs(plan()), { ...noFilter, ...change }).commitments]
  expect(found({ pillar: ['II'] })).toEqual([named])
  expect(found({ pillar: [NOT_NAMED] })).toEqual([bare])
  expect(filterOfQuery(queryOfFilter({ ...noFilter, pillar: ['I', NOT_NAMED] })).pillar).toEqual(['I', NOT_NAMED])
})
