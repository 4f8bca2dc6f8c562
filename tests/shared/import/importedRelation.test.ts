import { describe, expect, it } from 'vitest'
import { extract } from '../../../shared/extraction/extract.ts'
import { headerFrom } from '../../../shared/import/importHeader.ts'
import { importedRelations } from '../../../shared/import/importedRelation.ts'
import { reviewedImport } from '../../../shared/import/reviewedImport.ts'
import { startReview } from '../../../shared/import/importReview.ts'
import { evidenceShown, reviewedProposals } from '../../../shared/import/reviewedProposal.ts'
import type { Instrument } from '../../../shared/schema/records.ts'

const text = `UNX and OSY sign an action plan

VIENNA, 23 September 2019 – The United Nations Exchange (UNX) and the Organization for Safety (OSY) signed an Action Plan today.

The plan was developed following the signing of the Memorandum of Understanding in October 2018.

UNX and OSY agreed to train border guards against terrorism in Central Asia.
`

describe('relations of an imported instrument', () => {
  it('are taken to be with the one instrument of the plan that has the type and the date', () => {
    const [relation] = headerFrom(extract(text), text, '', [], [memorandum('m1', '2018-10-04'), memorandum('m2', '2016-02-01')]).relations
    expect(relation).toMatchObject({ relation: 'follows', to: 'm1' })
    expect(text).toContain(relation?.words)
  })

  it('are with none when two fit, and a person chooses', () => {
    const [relation] = importedRelations(extract(text).instrument.relations, [memorandum('m1', '2018-10-04'), memorandum('m2', '2018-10-20')])
    expect(relation?.to).toBeNull()
  })

  it('are written only where an instrument was chosen', () => {
    const header = headerFrom(extract(text), text, '', [])
    const written = reviewedImport({ text, sha256: '', header, review: startReview([]) }, { prefix: 'AP', themes: [] })
    expect(header.relations).toHaveLength(1)
    expect(written.instrument).toMatchObject({ relations: [] })
  })
})

describe('what a proposal was read from', () => {
  const proposal = reviewedProposals(extract(text), () => null).find(({ decision }) => decision === 'accepted')!

  it('stands by each theme, region and pillar, in the text’s words', () => {
    expect(proposal.pillars).toContain('II')
    const fields = new Set(evidenceShown(proposal).map(({ field }) => field))
    expect(fields.has('pillar') && fields.has('region')).toBe(true)
    for (const { words } of evidenceShown(proposal)) expect(text.slice(words.start, words.end)).toBe(words.text)
  })

  it('is not shown for a value that a person took out', () => {
    expect(evidenceShown({ ...proposal, pillars: [] }).some(({ field }) => field === 'pillar')).toBe(false)
  })

  it('goes into the plan with its pillars', () => {
    const header = headerFrom(extract(text), text, '', [])
    const [commitment] = reviewedImport({ text, sha256: '', header, review: startReview([proposal]) }, { prefix: 'AP', themes: [] }).commitments
    expect(commitment?.pillars).toEqual(proposal.pillars)
  })
})

function memorandum(id: string, signedOn: string): Instrument {
  return { id, type: 'memorandum-of-understanding', title: `Memorandum ${id}`, signedOn, archivedAt: null } as unknown as Instrument
}
