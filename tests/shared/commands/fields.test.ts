import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { archive, restore } from '../../../shared/commands/archiving.ts'
import { addCommitment, assess, splitIntoItems } from '../../../shared/commands/commitments.ts'
import { setEntry, setField, setMembers } from '../../../shared/commands/fields.ts'
import { addParty } from '../../../shared/commands/parties.ts'
import { asOneStep } from '../../../shared/commands/sources.ts'
import { addTasks } from '../../../shared/commands/tasks.ts'
import { invert } from '../../../shared/commands/undo.ts'
import { clausesOf, quotePieces } from '../../../shared/queries/clauses.ts'
import { statusIndex, assessmentOf } from '../../../shared/queries/status.ts'
import { importSource, proposedPrefix, type ReviewedImport } from '../../../shared/commands/import.ts'
import type { PlanDate } from '../../../shared/schema/planDate.ts'
import { TITLE_LENGTH_MAX } from '../../../shared/schema/fields.ts'
import { copyOf, merge, must, newPlan } from '../../helpers/planBuilder.ts'

function planWithCommitment() {
  const plan = newPlan()
  return { plan, id: must(addCommitment(plan.context, { title: 'Assist national authorities', instrument: null })) }
}

describe('setting a field', () => {
  test.each([
    ['a big integer', () => 5n],
    ['an object with a big integer', () => ({ deep: [5n] })],
    ['a Yjs type', () => new Y.Map([['x', 1]])],
  ])('[D2] overwrites %s that somebody has put there', (_name, foreign: () => unknown) => {
    const { plan, id } = planWithCommitment()
    const record = plan.doc.getMap<Y.Map<unknown>>('records/commitment').get(id)!
    record.set('title', foreign())
    must(setField(plan.context, 'commitment', id, 'title', 'A title again'))
    expect(record.get('title')).toBe('A title again')
  })

  test('[D5] values outside the table are refused and write nothing', () => {
    const { plan, id } = planWithCommitment()
    const before = Y.encodeStateVector(plan.doc)
    expect(setField(plan.context, 'commitment', id, 'due', '2021-02-30' as PlanDate)).toEqual({ ok: false, problem: 'value-invalid' })
    expect(setField(plan.context, 'commitment', id, 'lifecycle', 'finished' as never)).toEqual({ ok: false, problem: 'value-invalid' })
    expect(setField(plan.context, 'commitment', id, 'title', 'x'.repeat(TITLE_LENGTH_MAX + 1))).toEqual({ ok: false, problem: 'text-too-long' })
    expect(setMembers(plan.context, 'commitment', id, 'pillars', ['V'])).toEqual({ ok: false, problem: 'value-invalid' })
    expect(Y.encodeStateVector(plan.doc)).toEqual(before)
  })

  test('[D3] clearing writes null and deletes nothing, so that an offline edit of the other side is not lost without a trace', () => {
    const { plan, id } = planWithCommitment()
    must(setField(plan.context, 'commitment', id, 'due', '2021' as PlanDate))
    must(setField(plan.context, 'commitment', id, 'due', null))
    expect(plan.records().records.commitment.get(id)?.due).toBeNull()
    const stored = plan.doc.getMap<Y.Map<unknown>>('records/commitment').get(id)
    expect(stored?.has('due')).toBe(true)
  })

  test('[D4] two people who add different members both keep theirs', () => {
    const { plan, id } = planWithCommitment()
    const other = copyOf(plan, 'b')
    must(setMembers(plan.context, 'commitment', id, 'themes', ['internet']))
    must(setMembers(other.context, 'commitment', id, 'themes', ['coordination']))
    merge(plan, other)
    expect(plan.records().records.commitment.get(id)?.themes).toEqual(['coordination', 'internet'])
  })

  test('[D3] an archived record comes back with what others wrote to it meanwhile', () => {
    const { plan, id } = planWithCommitment()
    const other = copyOf(plan, 'b')
    must(archive(plan.context, 'commitment', [id]))
    must(setField(other.context, 'commitment', id, 'title', 'Renamed offline'))
    merge(plan, other)
    must(restore(plan.context, 'commitment', [id]))
    expect(plan.records().records.commitment.get(id)).toMatchObject({ archivedAt: null, title: 'Renamed offline' })
  })
})

describe('assessments', () => {
  test('[P4] are appended, never replaced, and the latest stands', () => {
    const { plan, id } = planWithCommitment()
    expect(assessmentOf(statusIndex(plan.records()), plan.records().records.commitment.get(id)!)).toBe('not-assessed')
    must(assess(plan.context, id, { status: 'at-risk', reason: 'legal review late', assessedOn: '2026-02-07' as PlanDate, by: 'HU' }))
    must(assess(plan.context, id, { status: 'on-track', reason: 'done', assessedOn: '2026-03-01' as PlanDate, by: 'PO' }))
    expect(plan.records().records.assessment.size).toBe(2)
    expect(assessmentOf(statusIndex(plan.records()), plan.records().records.commitment.get(id)!)).toBe('on-track')
  })
})

describe('undo', () => {
  test('[D9] writes the values from before as one step', () => {
    const { plan, id } = planWithCommitment()
    must(setField(plan.context, 'commitment', id, 'title', 'New title'))
    const { changes } = plan.done.at(-1)!
    const back = must(invert(plan.context, changes))
    expect(plan.records().records.commitment.get(id)?.title).toBe('Assist national authorities')
    must(invert(plan.context, back))
    expect(plan.records().records.commitment.get(id)?.title).toBe('New title')
  })

  test('[D9] of "create" archives, and keeps what somebody else wrote into the record', () => {
    const plan = newPlan()
    const party = must(addParty(plan.context, { name: 'OSCE Secretariat', shortName: 'OSCE', kind: 'secretariat' }))
    const { changes } = plan.done.at(-1)!
    const other = copyOf(plan, 'b')
    must(setField(other.context, 'party', party, 'name', 'Secretariat of the OSCE'))
    merge(plan, other)
    must(invert(plan.context, changes))
    expect(plan.records().records.party.get(party)).toMatchObject({ name: 'Secretariat of the OSCE' })
    expect(plan.records().records.party.get(party)?.archivedAt).not.toBeNull()
  })

  // Threw in a tab that was reloaded before its device had stored the creation.
  test('[D5, D9] of a creation that never came about is refused', () => {
    const before = newPlan()
    must(addParty(before.context, { name: 'OSCE Secretariat', shortName: 'OSCE', kind: 'secretariat' }))
    const after = newPlan()
    expect(invert(after.context, before.done.at(-1)!.changes)).toEqual({ ok: false, problem: 'record-missing' })
  })

  test('[D9] does nothing when the field no longer holds my value', () => {
    const { plan, id } = planWithCommitment()
    must(setField(plan.context, 'commitment', id, 'title', 'Mine'))
    const { changes } = plan.done.at(-1)!
    const other = copyOf(plan, 'b')
    must(setField(other.context, 'commitment', id, 'title', 'Theirs'))
    merge(plan, other)
    expect(invert(plan.context, changes)).toEqual({ ok: false, problem: 'value-changed-since' })
    expect(plan.records().records.commitment.get(id)?.title).toBe('Theirs')
  })

  // One step of several commands on one field always said that somebody had written since.
  test('[D9] of a step that wrote one value several times gives back the first', () => {
    const { plan, id } = planWithCommitment()
    const before = plan.records().records.commitment.get(id)?.title
    asOneStep(plan.context, 'several', (inner) => {
      must(setField(inner, 'commitment', id, 'title', 'Once'))
      must(setField(inner, 'commitment', id, 'title', 'Twice'))
    })
    must(invert(plan.context, plan.done.at(-1)!.changes))
    expect(plan.records().records.commitment.get(id)?.title).toBe(before)
  })

  test('of a pasted list archives all of it', () => {
    const { plan, id } = planWithCommitment()
    must(addTasks(plan.context, ['a', 'b', 'c'].map((title) => ({ title, depth: 0 })), { parent: null, commitment: id }))
    must(invert(plan.context, plan.done.at(-1)!.changes))
    expect([...plan.records().records.task.values()].every((task) => task.archivedAt !== null)).toBe(true)
  })
})

const text = 'The assistance will focus on preventing violent extremism, border security and management.'
const reviewed: ReviewedImport = {
  source: { title: 'Press release', kind: 'press-release', text, sha256: 'a'.repeat(64), fileName: 'release.txt', language: 'en', publishedOn: null, address: '' },
  instrument: {
    type: 'biennial-action-plan', title: 'Biennial Action Plan', prefix: 'BAP', signatories: [{ name: 'Thomas Greminger', title: 'Secretary General' }],
    parties: [{ name: 'OSCE Secretariat', shortName: 'OSCE', kind: 'secretariat' }], signedOn: '2019-09-23' as PlanDate, signedOnWords: '23 September 2019',
    signedOnInferred: false, place: 'New York', periodStart: '2019' as PlanDate, periodEnd: '2021' as PlanDate, relations: [],
  },
  commitments: [{
    title: 'Focus the assistance', clauses: [{ start: 0, end: text.length, part: 'whole' }], items: ['preventing violent extremism', 'border security and management'],
    force: 'will', shape: 'technical-assistance', condition: '', lead: 'OSCE', supporting: [], themes: ['border-security'], regions: ['Central Asia'], pillars: ['II'], due: null, dueWords: '',
  }],
}

describe('importing a reviewed text', () => {
  test('[E3] writes instrument, parties, source, clauses and commitments as one step with exact words', () => {
    const plan = newPlan()
    const imported = must(importSource(plan.context, reviewed))
    expect(plan.done.map((command) => command.name)).toEqual(['import-source'])
    const { records, meta } = plan.records()
    const commitment = records.commitment.get(imported.commitments[0]!)!
    expect(commitment.ref).toBe('BAP-1')
    expect(records.party.get(commitment.lead!)?.shortName).toBe('OSCE')
    expect(meta.regions).toEqual([{ key: 'central-asia', value: 'Central Asia' }])
    expect(commitment.pillars).toEqual(['II'])
    expect(clausesOf(plan.records(), commitment.id).map(({ clause }) => clause.exact)).toEqual([text])
    expect(records.source.get(imported.source)?.text).toBe(text)
  })

  test('a second text finds the parties of the first again', () => {
    const plan = newPlan()
    must(importSource(plan.context, reviewed))
    must(importSource(plan.context, { ...reviewed, source: { ...reviewed.source, title: 'Second' } }))
    expect(plan.records().records.party.size).toBe(1)
    expect(proposedPrefix(plan.records(), 'biennial-action-plan')).toBe('BAP2')
  })

  test('a new instrument is related to those that its text was taken to name', () => {
    const plan = newPlan()
    const { instrument: earlier } = must(importSource(plan.context, reviewed))
    if (typeof reviewed.instrument === 'string') throw new Error('The test imports a new instrument')
    const related = { ...reviewed, instrument: { ...reviewed.instrument, relations: [{ relation: 'follows' as const, to: earlier }] } }
    const { instrument } = must(importSource(plan.context, related))
    expect([...plan.records().links.instrumentRelation.values()]).toEqual([{ from: instrument, to: earlier, value: 'follows' }])
  })

  test('[E4] splitting into items gives each its own commitment, resting on the stem and the item', () => {
    const plan = newPlan()
    const { commitments } = must(importSource(plan.context, reviewed))
    const made = must(splitIntoItems(plan.context, commitments[0]!, (item) => ({ title: item, themes: ['border-security', 'unknown-theme'], shape: null })))
    expect(plan.records().records.commitment.get(made[0]!)?.themes).toEqual(['border-security'])
    const pieces = quotePieces(clausesOf(plan.records(), made[1]!))
    expect(pieces.map((piece) => (piece.type === 'omission' ? '[…]' : piece.clause.exact))).toEqual(['The assistance will focus on ', '[…]', 'border security and management'])
    expect(plan.records().records.commitment.get(commitments[0]!)?.archivedAt).not.toBeNull()
    expect(made.map((id) => plan.records().records.commitment.get(id)?.ref)).toEqual(['BAP-2', 'BAP-3'])
  })

  test('spans outside the text are refused', () => {
    const plan = newPlan()
    const commitments = [{ ...reviewed.commitments[0]!, clauses: [{ start: 5, end: text.length + 1, part: 'whole' as const }] }]
    expect(importSource(plan.context, { ...reviewed, commitments })).toEqual({ ok: false, problem: 'value-invalid' })
  })
})

test('a signatory entry of a wrong form is refused', () => {
  const plan = newPlan()
  const { instrument } = must(importSource(plan.context, reviewed))
  expect(setEntry(plan.context, 'instrument', instrument, 'signatories', '02', 'just a text')).toEqual({ ok: false, problem: 'value-invalid' })
  must(setEntry(plan.context, 'instrument', instrument, 'signatories', '01', null))
  expect(plan.records().records.instrument.get(instrument)?.signatories).toEqual([])
})
