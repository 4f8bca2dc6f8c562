import { expect, it } from 'vitest'
import { activity } from '../../../client/messages/en/activity.ts'
import { share } from '../../../client/messages/en/share.ts'
import { addActivityTexts } from '../../../client/messages/activityTexts.ts'
import { createMessages } from '../../../client/messages/i18n.ts'
import { en } from '../../../client/messages/en.ts'
import { addAwayTexts } from '../../../client/messages/awayTexts.ts'
import { addArchiveTexts } from '../../../client/messages/archiveTexts.ts'
import { addBoardTexts } from '../../../client/messages/boardTexts.ts'
import { addCommandTexts } from '../../../client/records/commandWords.ts'
import { addDetailTexts } from '../../../client/messages/detailTexts.ts'
import { addHomeTexts } from '../../../client/messages/homeTexts.ts'
import { addRemovalTexts } from '../../../client/messages/removalTexts.ts'
import { addShareTexts } from '../../../client/messages/shareTexts.ts'
import { addMatrixTexts } from '../../../client/messages/matrixTexts.ts'
import { addRequestTexts } from '../../../client/messages/requestTexts.ts'
import { addSignInTexts } from '../../../client/messages/signInTexts.ts'
import { addUnsentTexts } from '../../../client/messages/unsentTexts.ts'
import { away } from '../../../client/messages/en/away.ts'
import { archive } from '../../../client/messages/en/archive.ts'
import { board } from '../../../client/messages/en/board.ts'
import { commands } from '../../../client/messages/en/commands.ts'
import { detail } from '../../../client/messages/en/detail.ts'
import { home } from '../../../client/messages/en/home.ts'
import { importing } from '../../../client/messages/en/import.ts'
import { matrix } from '../../../client/messages/en/matrix.ts'
import { removal } from '../../../client/messages/en/removal.ts'
import { requests } from '../../../client/messages/en/requests.ts'
import { signIn } from '../../../client/messages/en/signIn.ts'
import { templates } from '../../../client/messages/en/templates.ts'
import { addTemplateTexts } from '../../../client/messages/templateTexts.ts'
import { unsent } from '../../../client/messages/en/unsent.ts'
import { addImportTexts } from '../../../client/messages/importTexts.ts'
import { versions } from '../../../client/messages/en/versions.ts'
import { addCalendarTexts } from '../../../client/messages/calendarTexts.ts'
import { addSchedulingTexts } from '../../../client/messages/schedulingTexts.ts'
import { addTimelineTexts } from '../../../client/messages/timelineTexts.ts'
import { calendar } from '../../../client/messages/en/calendar.ts'
import { scheduling } from '../../../client/messages/en/scheduling.ts'
import { timeline } from '../../../client/messages/en/timeline.ts'
import { addVersionTexts } from '../../../client/messages/versionTexts.ts'

const messages = createMessages().global
const { t } = messages
addActivityTexts(messages)
addDetailTexts(messages)
addHomeTexts(messages)
addImportTexts(messages)
addBoardTexts(messages)
addCommandTexts(messages)
addArchiveTexts(messages)
addAwayTexts(messages)
addMatrixTexts(messages)
addRemovalTexts(messages)
addRequestTexts(messages)
addShareTexts(messages)
addTemplateTexts(messages)
addSignInTexts(messages)
addUnsentTexts(messages)
addVersionTexts(messages)
addCalendarTexts(messages)
addSchedulingTexts(messages)
addTimelineTexts(messages)

it('every English message can be said', () => {
  // A stray brace shows only when the message is shown.
  expect(leaves({ ...en, activity, archive, away, board, commands, detail, home, import: importing, matrix, removal, requests, share, signIn, templates, unsent, versions, calendar, scheduling, timeline }, '').filter(([key, text]) => text === '' || t(key, { n: 2 }, 2) === key || /[{}]/.test(t(key, { n: 2 }, 2)))).toEqual([])
})

it('a message says its values, and literals as they stand', () => {
  expect(t('share.added', { name: 'Ana' })).toBe('Ana was added.')
  expect(t('share.emailInvalid')).toBe('Write an e-mail address, such as name@example.org.')
})

it.each([
  [0, 'no task'],
  [1, '1 task'],
  [2, '2 tasks'],
])('%i is counted as "%s"', (n, words) => {
  expect(t('home.attention.tasks', { n }, n)).toBe(words)
})

it('a plural without a form for none counts none as many', () => {
  expect(t('shell.sync.offline-changes', { n: 1 }, 1)).toBe('Offline · 1 change on this device')
  expect(t('shell.sync.offline-changes', { n: 3 }, 3)).toBe('Offline · 3 changes on this device')
})

function leaves(messages: object, path: string): [string, string][] {
  return Object.entries(messages).flatMap(([name, value]: [string, unknown]) => {
    const key = path === '' ? name : `${path}.${name}`
    return typeof value === 'object' && value !== null ? leaves(value, key) : [[key, String(value)] as [string, string]]
  })
}
