import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { extract, titleFromWords, type Extraction, type Proposal } from '../../../shared/extraction/extract.ts'

describe("the instrument's fields", () => {
  it.each([
    ['osce-unoct-mou', 'memorandum-of-understanding', '2018-10-04', 'Vienna', ['OSCE', 'UNOCT'], ['Thomas Greminger', 'Vladimir Voronkov']],
    ['osce-unoct-action-plan', 'biennial-action-plan', '2019-09-23', 'New York', ['OSCE Secretariat', 'UNOCT'], ['Thomas Greminger', 'Vladimir Voronkov']],
    ['unoct-ipa-cis', 'memorandum-of-understanding', '2021-09-08', 'Vienna', ['IPA CIS', 'UNOCT'], ['Dmitry Kobitsky', 'Vladimir Voronkov']],
    ['unoct-isrs', 'memorandum-of-understanding', 'XXXX-12-05', 'New York City', ['ISRS', 'UNOCT'], ['Eldor Aripov', 'Vladimir Voronkov']],
    ['unodc-unoct', 'strategic-partnership-framework', '2018-10-02', 'Vienna', ['UNOCT', 'UNODC'], ['Vladimir Voronkov', 'Yury Fedotov']],
  ])('reads type, date, place, parties and signatories of %s', (name, type, date, place, parties, signatories) => {
    const { instrument } = demonstration(name)
    expect(instrument.type).toBe(type)
    expect(instrument.signedOn?.date).toBe(date)
    expect(instrument.place?.text).toBe(place)
    expect(instrument.parties.map((party) => party.shortName ?? party.name).sort()).toEqual(parties)
    expect(instrument.signatories.map((person) => person.name).sort()).toEqual(signatories)
  })

  it('reads the period of a biennial plan', () => {
    expect(demonstration('osce-unoct-action-plan').instrument.period).toMatchObject({ start: '2019', end: '2021' })
  })

  it('recognises a text that is not English and proposes nothing in it', () => {
    expect(extract('Les parties conviennent de créer un comité et de publier les résultats dans les deux langues.')).toMatchObject({ language: 'fr', proposals: [] })
    expect(extract('Стороны договорились создать совместный комитет.')).toMatchObject({ language: 'ru', proposals: [] })
  })
})

describe("a commitment's fields", () => {
  it('names the place and the words of a due date, and leaves the date open while the year is unknown', () => {
    const meeting = proposal(demonstration('unoct-isrs'), 'agreement was reached')
    expect(meeting).toMatchObject({ title: 'Hold the first meeting of the Council in Tashkent', shape: 'meeting-or-body', force: 'agreed', regions: ['Central Asia'] })
    expect(meeting.place?.text).toBe('Tashkent')
    expect(meeting.due).toMatchObject({ words: { text: 'next year' }, date: null })
    expect(meeting.reasons[0]?.words.text).toBe('agreement was reached to')
  })

  it('resolves "next year" from the year of the signing', () => {
    const text = 'Vienna, 4 May 2021 – Alfa Bank and Beta Bank signed an agreement. The parties will open a branch next year.'
    expect(proposal(extract(text), 'open a branch').due?.date).toBe('2022')
  })

  it.each([
    ['by 31 March 2025', '2025-03-31'],
    ['before the end of 2026', '2026'],
    ['in the third quarter of 2024', '2024-Q3'],
    ['by June 2024', '2024-06'],
  ])('reads "%s" at its precision', (words, date) => {
    expect(proposal(extract(`The Parties shall publish the atlas ${words}.`), 'atlas').due?.date).toBe(date)
  })

  it('keeps the exact words of a condition', () => {
    expect(proposal(demonstration('osce-unoct-mou'), 'They also agreed').condition?.text).toBe('upon the request of a state')
  })

  it('resolves "they" and "the two organizations" to the parties', () => {
    const mou = demonstration('osce-unoct-mou')
    expect([...proposal(mou, 'They also agreed').actors].sort()).toEqual(['OSCE', 'UNOCT'])
    expect([...proposal(mou, 'The two organizations plan').actors].sort()).toEqual(['OSCE', 'UNOCT'])
  })

  it('finds the themes that the words name', () => {
    expect(proposal(demonstration('osce-unoct-action-plan'), 'The assistance will focus').themes).toEqual(['preventing-violent-extremism', 'countering-financing', 'border-security', 'terrorist-travel', 'internet', 'critical-infrastructure'])
  })

  it('leaves statements, effects, headlines and permissions unticked', () => {
    const weak = ['statement', 'effect', 'headline', 'other-instrument']
    for (const name of ['osce-unoct-mou', 'osce-unoct-action-plan', 'unoct-ipa-cis', 'unoct-isrs', 'unodc-unoct']) {
      const proposals = demonstration(name).proposals.filter((one) => weak.includes(one.kind))
      expect(proposals.length).toBeGreaterThan(0)
      expect(proposals.filter((one) => one.ticked)).toEqual([])
    }
    expect(extract('The Parties may invite observers to their meetings.').proposals.map((one) => one.ticked)).toEqual([false])
  })
})

describe('a title from words', () => {
  it.each([
    ['preventing violent extremism', 'Preventing violent extremism'],
    ['The parties agreed to repair the bridge.', 'Repair the bridge'],
    ['The agreement aims at promoting trade', 'Promote trade'],
    ['', ''],
  ])('makes of "%s" "%s"', (words, title) => {
    expect(titleFromWords(words)).toBe(title)
  })
})

function demonstration(name: string): Extraction {
  return extract(readFileSync(new URL(`../../../server/demonstration/texts/${name}.txt`, import.meta.url), 'utf8'))
}

function proposal(extraction: Extraction, words: string): Proposal {
  const found = extraction.proposals.find((one) => one.quote.includes(words))
  if (!found) throw new Error(`No proposal holds "${words}"`)
  return found
}
