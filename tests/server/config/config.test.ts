import { expect, test } from 'vitest'
import { readConfig } from '../../../server/config.ts'

test('without settings Pacta serves this machine alone, on port 4321, with its data beside it', () => {
  expect(readConfig({}, '/pacta')).toEqual({
    ok: true,
    value: { host: '127.0.0.1', port: 4321, dataDirectory: '/pacta/data', clientDirectory: '/pacta/dist/client', publicUrl: null },
  })
})

test('an empty setting is none', () => {
  expect(readConfig({ HOST: '', PORT: '', PACTA_DATA: '', PACTA_URL: '' }, '/pacta')).toEqual(readConfig({}, '/pacta'))
})

test('settings are taken as they are given', () => {
  const config = readConfig({ HOST: '::1', PORT: '0', PACTA_DATA: '/var/lib/pacta', PACTA_URL: 'https://Pacta.example.org/' }, '/pacta')
  expect(config).toMatchObject({ ok: true, value: { host: '::1', port: 0, dataDirectory: '/var/lib/pacta', publicUrl: 'https://pacta.example.org' } })
})

test.each([
  ['PORT', 'http'], ['PORT', '65536'], ['PORT', '-1'], ['PORT', '80.5'],
  ['HOST', 'http://localhost'], ['HOST', 'a b'], ['HOST', '127.0.0.1:80'],
  ['PACTA_URL', 'pacta.example.org'], ['PACTA_URL', 'ftp://pacta.example.org'], ['PACTA_URL', 'https://pacta.example.org/app'],
  ['PACTA_URL', 'https://me:secret@pacta.example.org'],
])('[H4] %s=%s is refused in one line that names the setting and an example', (name, value) => {
  const config = readConfig({ [name]: value }, '/pacta')
  expect(config.ok).toBe(false)
  if (config.ok) return
  expect(config.problem).toContain(`${name} is "${value}"`)
  expect(config.problem).toContain('Set it to')
  expect(config.problem).not.toContain('\n')
})
