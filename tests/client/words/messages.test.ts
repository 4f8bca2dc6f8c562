import { expect, it } from 'vitest'
import { createMessages } from '../../../client/messages/i18n.ts'
import { en } from '../../../client/messages/en.ts'

const { t } = createMessages().global

it('every English message can be said', () => {
  // A stray @, { or | breaks a message only when it is shown.
  expect(leaves(en, '').filter(([key, text]) => text === '' || !canBeSaid(key))).toEqual([])
})

function canBeSaid(key: string): boolean {
  try {
    return t(key, { n: 2 }, 2) !== key
  } catch {
    return false
  }
}

function leaves(messages: object, path: string): [string, string][] {
  return Object.entries(messages).flatMap(([name, value]: [string, unknown]) => {
    const key = path === '' ? name : `${path}.${name}`
    return typeof value === 'object' && value !== null ? leaves(value, key) : [[key, String(value)] as [string, string]]
  })
}
