import { describe, expect, it } from 'vitest'
import { blocksOf } from '../../../shared/extraction/blocks.ts'
import { clausesOf } from '../../../shared/extraction/clauses.ts'
import { datesIn } from '../../../shared/extraction/dates.ts'
import { itemsOf } from '../../../shared/extraction/enumerations.ts'
import { fold, originalSpan } from '../../../shared/extraction/folded.ts'
import { sentencesOf } from '../../../shared/extraction/sentences.ts'

describe('folding', () => {
  it('takes out marks and keeps the way back to the original', () => {
    const folded = fold('the\u00a0[Global Stra\u00adtegy](#) of **2018**\r\n“yes”')
    expect(folded.text).toBe('the Global Strategy of 2018\n"yes"')
    const place = folded.text.indexOf('Strategy')
    expect(originalSpan(folded, place, place + 8).text).toBe('Stra\u00adtegy')
  })

  it('joins a word that was hyphenated at a line end', () => {
    expect(fold('co-\noperation').text).toBe('co-operation')
  })
})

describe('blocks', () => {
  it('joins hard-wrapped lines and keeps list entries apart', () => {
    const text = 'A long line of a paragraph that was wrapped at\nsixty columns by an old program and goes on here.\n\n- one\n  - two\n- three'
    expect(blocksOf(text).map((block) => [block.kind, block.level])).toEqual([['paragraph', 0], ['bullet', 1], ['bullet', 2], ['bullet', 1]])
  })

  it('finds the title behind a running head and a date line', () => {
    const text = 'Port News\n\n09/23/2019 | Press release\n\nTwo ports to share their pilots\n\nThe ports of A and B agreed to share pilots.'
    const title = blocksOf(text).find((block) => block.kind === 'title')
    expect(text.slice(title?.start, title?.end)).toBe('Two ports to share their pilots')
  })
})

describe('zones', () => {
  it('keeps bare articles under final provisions among them', () => {
    const text = 'Article 1\n\nThe Parties shall plant trees.\n\nFinal provisions\n\nArticle 2\n\nThe Depositary shall hold the original.'
    expect(blocksOf(text).at(-1)?.zone).toBe('final')
  })

  it('reads numbered parts of a plan, but no line of data, as its headings', () => {
    const zoneBelow = (heading: string): string | undefined => blocksOf(`Water for Kessa\n\n${heading}\n\nPlant trees along the river every year.`).at(-1)?.zone
    expect(zoneBelow('Priority 2: Resilient supply')).toBe('plan')
    expect(zoneBelow('Duration: four years')).toBe('body')
  })
})

describe('sentences', () => {
  it.each([
    ['Mr. Voronkov met E. Aripov of the U.S. Embassy. They agreed.', 2],
    ['It was signed on 5 Dec. 2020 by Dr. Lee. It is new.', 2],
    ['Is it? Yes! "So be it." Done.', 4],
  ])('splits "%s" into %i', (text, count) => {
    expect(sentencesOf(text, 0, text.length)).toHaveLength(count)
  })
})

describe('clauses', () => {
  it.each([
    ['The bank shall pay and the farm shall deliver.', 2],
    ['The bank shall pay and shall report.', 1],
    ['The library will receive maps, which it shall keep dry.', 1],
    ['The bank shall pay; the farm shall deliver; the mill shall wait.', 3],
    ['The office, which is to be in Ghent, will open in May.', 1],
    ['They agreed that the bank would pay and that the farm would deliver.', 2],
    ['The Council renewed the pact: school classes will visit each other.', 1],
  ])('sees in "%s" %i', (sentence, count) => {
    expect(clausesOf(sentence)).toHaveLength(count)
  })
})

describe('enumerations', () => {
  it.each([
    ['shall train guides, and lend them boats.', ['train guides', 'lend them boats']],
    ['shall draft and publish a guide.', []],
    ['will focus on border security and management.', []],
    ['agreed to cooperate with Norway, Sweden and Finland.', []],
    ['shall repair roads, wells and schools.', ['roads', 'wells', 'schools']],
    ['shall adopt technical, legal and administrative measures.', []],
    ['shall prevent, investigate and repress offences.', []],
    ['shall, through their agencies, train guides and lend them boats.', ['train guides', 'lend them boats']],
    ['shall take all necessary measures to rebuild stocks and protect rivers.', ['rebuild stocks', 'protect rivers']],
    ['shall hold joint exercises and study visits.', []],
    ['shall publish data on enrolment, attendance and completion every year.', ['enrolment', 'attendance', 'completion']],
    ['shall set up a board, composed of teachers, students and engineers, to guide the work.', []],
  ])('reads the items of "%s"', (sentence, items) => {
    const from = /shall|focus on|agreed to/.exec(sentence)
    const start = (from?.index ?? 0) + (from?.[0].length ?? 0)
    expect(itemsOf(sentence, start, sentence.length).map((item) => sentence.slice(item.start, item.end))).toEqual(items)
  })
})

describe('dates', () => {
  it.each([
    ['4 October 2018', '2018-10-04'],
    ['September 8, 2021', '2021-09-08'],
    ['09/23/2019', '2019-09-23'],
    ['December 5 this year', 'XXXX-12-05'],
    ['31 February 2020', undefined],
    ['03/04/2019', undefined],
  ])('reads "%s" as %s', (words, date) => {
    expect(datesIn(words)[0]?.date).toBe(date)
  })
})
