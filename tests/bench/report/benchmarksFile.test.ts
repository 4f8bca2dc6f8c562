import { expect, test } from 'vitest'
import { BrowserResults } from '../browser/figures.ts'
import { withBrowserPart, withServerPart } from './benchmarksFile.ts'
import { browserTable } from './browserPart.ts'

test('each part can be written again without touching the other', () => {
  const first = withBrowserPart(withServerPart('', '# Benchmarks\n\nservers 1\n'), 'browser 1\n')
  expect(first).toBe('# Benchmarks\n\nservers 1\n\n## In the browser\nbrowser 1\n')
  expect(withServerPart(first, '# Benchmarks\n\nservers 2\n')).toBe('# Benchmarks\n\nservers 2\n\n## In the browser\nbrowser 1\n')
  expect(withBrowserPart(first, 'browser 2\n')).toBe('# Benchmarks\n\nservers 1\n\n## In the browser\nbrowser 2\n')
})

test('the browser\'s part may be the first', () => {
  expect(withBrowserPart('', 'browser 1\n')).toBe('# Benchmarks\n\n## In the browser\nbrowser 1\n')
})

test('a bar of the page is met, missed, or not measured', () => {
  const results = new BrowserResults()
  for (const value of [900, 800, 2_000]) results.add('copyFirstRows', value)
  for (const value of [90, 120, 130]) results.add('copyLongestTask', value)
  const rows = browserTable(results).split('\n').map((line) => line.replace(/ +/g, ' '))
  expect(rows).toContain('| device copy: first rows | 900 ms | 800 ms | 2,000 ms | ≤ 1000 ms: met |')
  expect(rows).toContain('| device copy: longest task | 120 ms | 90 ms | 130 ms | ≤ 100 ms: MISSED |')
  expect(rows).toContain('| empty device: longest task | – | – | – | ≤ 100 ms: not measured |')
})
