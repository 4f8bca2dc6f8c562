import { describe, expect, it } from 'vitest'
import { hasSeveralLines, parsePastedTasks } from '../../../client/records/pastedTasks.ts'

const outline = (text: string): string[] => parsePastedTasks(text).map(({ title, depth }) => `${'>'.repeat(depth)}${title}`)

describe('pasted lines become tasks', () => {
  it('one task per line, empty lines left out', () => {
    expect(outline('Write the note\r\n\r\n  \nSend it\n')).toEqual(['Write the note', 'Send it'])
  })

  it('indented lines are subtasks, by spaces or tabs', () => {
    expect(outline('Meet\n  Invite\n    Ask Tashkent\n  Book\nReport')).toEqual(['Meet', '>Invite', '>>Ask Tashkent', '>Book', 'Report'])
    expect(outline('Meet\n\tInvite\n\t\tAsk\nReport')).toEqual(['Meet', '>Invite', '>>Ask', 'Report'])
  })

  it('a list that is indented as a whole starts at the top', () => {
    expect(outline('    Meet\n      Invite\n    Report')).toEqual(['Meet', '>Invite', 'Report'])
  })

  it('never skips a level, and comes back to the nearest one above', () => {
    expect(outline('Meet\n        Invite\n    Book')).toEqual(['Meet', '>Invite', '>Book'].map((line, index) => (index === 2 ? '>Book' : line)))
  })

  it('strips bullets, numbers and boxes to tick', () => {
    const marked = ['- Meet', '* Meet', '• Meet', 'o\tMeet', '– Meet', '1. Meet', '2) Meet', '(a) Meet', 'iv) Meet', '1.2.3 Meet', '- [ ] Meet', '☐ Meet']
    for (const line of marked) expect(outline(line)).toEqual(['Meet'])
  })

  it('keeps numbers and dashes that belong to the words', () => {
    expect(outline('2021 report\n3 meetings in Vienna\nUNOCT – OSCE\nA plan')).toEqual(['2021 report', '3 meetings in Vienna', 'UNOCT – OSCE', 'A plan'])
  })

  it('a mark alone is no task', () => {
    expect(outline('-\n•\nMeet')).toEqual(['Meet'])
  })

  it('one line is not a list', () => {
    expect(hasSeveralLines('Write the note\n')).toBe(false)
    expect(hasSeveralLines('Write\nSend')).toBe(true)
  })
})
