// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, type EffectScope } from 'vue'
import { keyNames } from '../../../client/ui/keyNames.ts'
import { registeredKeys, startKeys, useKeys, type KeyBinding } from '../../../client/ui/keys.ts'

let scope: EffectScope
let keys: { close(): void }
let hasSingleKeys: boolean

beforeEach(() => {
  scope = effectScope()
  hasSingleKeys = true
  keys = startKeys(window, { isApple: false, hasSingleKeys: () => hasSingleKeys })
})

afterEach(() => {
  keys.close()
  scope.stop()
  document.body.replaceChildren()
})

describe('a registered key', () => {
  it('runs and keeps the browser from acting', () => {
    const run = register('c')
    const event = press({ key: 'c' })
    expect(run).toHaveBeenCalledOnce()
    expect(event.defaultPrevented).toBe(true)
  })

  it('is forgotten with the component that registered it', () => {
    const run = register('c')
    scope.stop()
    press({ key: 'c' })
    expect(run).not.toHaveBeenCalled()
    expect(registeredKeys).toHaveLength(0)
  })

  it('needs exactly its modifiers', () => {
    const run = register('mod+k')
    press({ key: 'k' })
    press({ key: 'k', ctrlKey: true, altKey: true })
    press({ key: 'k', metaKey: true })
    expect(run).not.toHaveBeenCalled()
    press({ key: 'k', ctrlKey: true })
    expect(run).toHaveBeenCalledOnce()
  })

  it('that is a symbol does not care how the keyboard makes it', () => {
    const run = register('?')
    press({ key: '?', shiftKey: true })
    press({ key: '?' })
    expect(run).toHaveBeenCalledTimes(2)
  })

  it('leaves the event alone when it does not apply now', () => {
    const run = register('c', () => false)
    expect(press({ key: 'c' }).defaultPrevented).toBe(false)
    expect(run).not.toHaveBeenCalled()
  })

  it('registered later wins while it applies', () => {
    const page = register('c')
    const grid = register('c')
    press({ key: 'c' })
    expect(grid).toHaveBeenCalledOnce()
    expect(page).not.toHaveBeenCalled()
  })
})

describe('keys belong to what has the focus', () => {
  it.each(['input', 'textarea', 'select'])('a letter typed into a %s is text', (tag) => {
    const run = register('c')
    const field = document.body.appendChild(document.createElement(tag))
    press({ key: 'c' }, field)
    expect(run).not.toHaveBeenCalled()
  })

  it('a combination works while typing', () => {
    const run = register('mod+k')
    press({ key: 'k', ctrlKey: true }, document.body.appendChild(document.createElement('input')))
    expect(run).toHaveBeenCalledOnce()
  })

  it.each(['dialog', 'menu', 'listbox'])('inside an open %s nothing global runs', (role) => {
    const run = register('c')
    const element = document.body.appendChild(document.createElement('div'))
    element.setAttribute('role', role)
    press({ key: 'c' }, element)
    expect(run).not.toHaveBeenCalled()
  })

  it('what a component handled is not handled again', () => {
    const run = register('c')
    const grid = document.body.appendChild(document.createElement('div'))
    grid.addEventListener('keydown', (event) => event.preventDefault())
    press({ key: 'c' }, grid)
    expect(run).not.toHaveBeenCalled()
  })
})

it('single-letter keys can be switched off; combinations stay', () => {
  const letter = register('c')
  const combination = register('mod+k')
  hasSingleKeys = false
  press({ key: 'c' })
  press({ key: 'k', ctrlKey: true })
  expect(letter).not.toHaveBeenCalled()
  expect(combination).toHaveBeenCalledOnce()
})

it.each([
  ['mod+k', '⌘K', 'Ctrl K'],
  ['alt+shift+ArrowRight', '⌥⇧→', 'Alt Shift →'],
  ['c', 'c', 'c'],
])('%s is named %s on Apple and %s elsewhere', (combination, apple, other) => {
  expect(keyNames(combination, true)).toBe(apple)
  expect(keyNames(combination, false)).toBe(other)
})

function register(combination: string, when?: () => boolean) {
  const run = vi.fn<KeyBinding['run']>()
  scope.run(() => useKeys([{ keys: combination, description: 'd', group: 'g', run, ...(when ? { when } : {}) }]))
  return run
}

function press(init: KeyboardEventInit, target: EventTarget = document.body): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { bubbles: true, cancelable: true, composed: true, ...init })
  target.dispatchEvent(event)
  return event
}
