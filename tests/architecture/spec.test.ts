import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const rules = [...readFileSync(join(root, 'SPEC.md'), 'utf8').matchAll(/^- \*\*([A-Z]\d+)\*\*/gm)].map(([, rule]) => rule!)
const tests = readdirSync(join(root, 'tests'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.test.ts'))
const cited = new Set(tests.flatMap((file) => [...readFileSync(join(root, 'tests', file), 'utf8').matchAll(/\[([A-Z]\d+(?:, [A-Z]\d+)*)\]/g)]).flatMap(([, list]) => list!.split(', ')))

test('every rule of SPEC.md is cited by a test', () => {
  expect(rules.filter((rule) => !cited.has(rule))).toEqual([])
})

test('no test cites a rule that does not exist', () => {
  expect([...cited].filter((rule) => !rules.includes(rule))).toEqual([])
})
