import { mergeConfig } from 'vitest/config'
import { ordinary } from './vitest.config.ts'

/** The tests that draw lots, for a night instead of a minute (tests/helpers/effort.ts). */
export default mergeConfig(ordinary, {
  test: {
    include: ['tests/simulation/**/*.test.ts', 'tests/server/sync/kill.test.ts'],
    env: { PACTA_SOAK: process.env['PACTA_SOAK'] ?? '1' },
  },
})
