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

describe('an instrument from other fields', () => {
  const TREATY = [
    'AGREEMENT ON THE PROTECTION OF THE KARA', '', 'The Government of Ilvia, the Government of Mardu and the Government of Senn,', '',
    'Recalling the Declaration of Mardu Town of 2003,', '', 'Have agreed as follows:', '', 'Article 1', 'The Parties shall plant trees.', '',
    'Done at Senn on 9 October 2007 in a single copy.',
  ].join('\n')

  it('reads the parties of a treaty from its opening, and date and place from its end', () => {
    const { instrument } = extract(TREATY)
    expect(instrument.parties.map((party) => party.name).sort()).toEqual(['Government of Ilvia', 'Government of Mardu', 'Government of Senn'])
    expect(instrument.signedOn).toMatchObject({ date: '2007-10-09', inferred: false })
    expect(instrument.place?.text).toBe('Senn')
    expect(instrument.type).toBe('other')
  })

  it('takes the names that a text defines for its parties', () => {
    const { instrument } = extract('MEMORANDUM\n\nbetween\n\nTHE UNIVERSITY OF LAKE NORTH (hereinafter "ULN")\n\nand\n\nKASTORIA INSTITUTE OF TECHNOLOGY (hereinafter "KIT")\n\nThe parties shall exchange students.')
    expect(instrument.parties.map((party) => party.shortName).sort()).toEqual(['KIT', 'ULN'])
  })

  it('gives a party the full name that the text uses once', () => {
    const { instrument } = extract('Light for schools\n\nThe Brightwave Foundation was founded in 1990. PILO and Brightwave signed an agreement to light up schools.')
    expect(instrument.parties.map((party) => party.name)).toContain('Brightwave Foundation')
  })

  it('says that a date from a dateline is inferred', () => {
    expect(extract('Lima, 4 May 2021 – The two ports agreed to share pilots.').instrument.signedOn).toMatchObject({ date: '2021-05-04', inferred: true })
    expect(extract('The pact was signed in Lima on 4 May 2021. The ports shall share pilots.').instrument.signedOn).toMatchObject({ date: '2021-05-04', inferred: false })
  })

  it('keeps a date as imprecise as the text gives it', () => {
    expect(extract('The memorandum was signed in October 2018. The parties shall train guides.').instrument.signedOn?.date).toBe('2018-10')
  })

  it.each(['The ports will build a quay by 31 December 2024.', 'This Act enters into force on 1 January 2015. Owners shall plant trees.', 'Applications must be sent until 30 April 2021.'])('takes no other date for the signing: %s', (text) => {
    expect(extract(text).instrument.signedOn).toBeNull()
  })

  it.each([
    ['The programme of cooperation for the years 2016–2018 was adopted. The Parties shall exchange books.', '2016', '2018'],
    ['The agreement was signed on 3 May 2020 and will remain in force until the end of 2026. The Parties shall exchange books.', '2020-05-03', '2026'],
  ])('reads the period of "%s"', (text, start, end) => {
    expect(extract(text).instrument.period).toMatchObject({ start, end })
  })

  it.each([
    ['The Biennial Action Plan was developed following the signing of a Memorandum of Understanding between the two organizations in October 2018.', 'follows', 'Memorandum of Understanding', '2018-10'],
    ['In implementation of the Cultural Agreement signed at Monte City on 12 April 1988, the Parties shall exchange books.', 'implements', 'Cultural Agreement', '1988-04-12'],
    ['The arrangement replaces the Agreement on Pilots of 2008.', 'supersedes', 'Agreement on Pilots', '2008'],
    ['Recalling the Lima Declaration,', 'refers-to', 'Lima Declaration', null],
  ])('reads how the instrument stands to another one: %s', (text, kind, name, date) => {
    const [relation] = extract(text).instrument.relations
    expect(relation).toMatchObject({ kind, name, date })
    expect(text.slice(relation?.words.start, relation?.words.end)).toBe(relation?.words.text)
  })

  it('finds signatories with their title in front, behind, or with an honorific only', () => {
    const names = (text: string): string[] => extract(text).instrument.signatories.map((person) => person.name)
    expect(names('The pact was signed by Executive Director Ana Ruiz and Minister Petra Novak.')).toEqual(['Ana Ruiz', 'Petra Novak'])
    expect(names('It was signed by Tomas Adeyemi, Director-General of RHA, and Gianna Rossi, the President.')).toEqual(['Tomas Adeyemi', 'Gianna Rossi'])
    expect(names('The rectors, Professor Ruth Adair and Professor Sunil Mehta, put their names to the deal.')).toEqual(['Ruth Adair', 'Sunil Mehta'])
    expect(names('Hotels signed the code in the presence of Commissioner Elena Varga.')).toEqual([])
  })
})

describe('fields and their words', () => {
  it('proposes pillars where a text is about terrorism, and nowhere else', () => {
    expect(proposal(demonstration('osce-unoct-action-plan'), 'The assistance will focus').pillars).toEqual(['I', 'II', 'III'])
    expect(extract('The Parties shall train border guards and protect human rights.').proposals[0]?.pillars).toEqual([])
  })

  it('shows the words that each theme, region, pillar and shape was read from', () => {
    const { quote, evidence, themes } = proposal(demonstration('unoct-isrs'), 'working together to create')
    expect(evidence.filter(({ field }) => field === 'theme').map(({ value }) => value)).toEqual([...themes])
    for (const { words } of evidence) expect(quote).toContain(words.text)
    expect(evidence).toContainEqual(expect.objectContaining({ field: 'region', value: 'Central Asia', words: expect.objectContaining({ text: 'Central Asia' }) as unknown }))
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
