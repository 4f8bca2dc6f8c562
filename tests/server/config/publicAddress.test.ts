import { expect, test } from 'vitest'
import { offersOfflineWork, publicAddress } from '../../../server/publicAddress.ts'

test('a local server is reached by all names of this machine, and by no other port', () => {
  const address = publicAddress({ host: '127.0.0.1', publicUrl: null }, 4321)
  expect(address.url).toBe('http://127.0.0.1:4321')
  expect(address.isOwnOrigin('http://localhost:4321', undefined)).toBe(true)
  expect(address.isOwnOrigin('http://[::1]:4321', undefined)).toBe(true)
  expect(address.isOwnOrigin('http://127.0.0.1:4322', '127.0.0.1:4322')).toBe(false)
})

test('a server with a public address accepts only that one', () => {
  const address = publicAddress({ host: '0.0.0.0', publicUrl: 'https://pacta.example.org' }, 4321)
  expect(address.url).toBe('https://pacta.example.org')
  expect(address.isOwnOrigin('https://pacta.example.org', undefined)).toBe(true)
  expect(address.isOwnOrigin('http://pacta.example.org', undefined)).toBe(false)
  expect(address.isOwnOrigin('http://127.0.0.1:4321', '127.0.0.1:4321')).toBe(false)
})

test.each(['0.0.0.0', '::'])('a server on all addresses (%s) prints one that works here, and is its own behind a mapped port', (host) => {
  const address = publicAddress({ host, publicUrl: null }, 4321)
  expect(address.url).toBe('http://127.0.0.1:4321')
  expect(address.isOwnOrigin('http://192.168.7.7:8080', '192.168.7.7:8080')).toBe(true)
  expect(address.isOwnOrigin('http://evil.example', '192.168.7.7:8080')).toBe(false)
})

test.each([
  ['https://pacta.example.org', true],
  ['http://127.0.0.1:4321', true],
  ['http://[::1]:4321', true],
  ['http://localhost:4321', true],
  ['http://pacta.example.org', false],
  ['http://192.168.7.7:4321', false],
])('offline work at %s: %s', (url, offered) => {
  expect(offersOfflineWork(url)).toBe(offered)
})
