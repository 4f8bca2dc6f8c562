import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig, mergeConfig } from 'vitest/config'

/** What all tests need, however they are chosen. */
export const ordinary = defineConfig({
  plugins: [vue()],
  resolve: {
    dedupe: ['yjs', 'vue'],
    // As `startThread` imports it: threads are built once for a run, and start at once.
    alias: [{ find: /^\.\/openWorker\.ts$/, replacement: fileURLToPath(new URL('tests/helpers/programs/openBuiltWorker.ts', import.meta.url)) }],
  },
  test: {
    globalSetup: 'tests/helpers/programs/buildPrograms.ts',
    exclude: ['tests/e2e/**', 'tests/soak/**', 'node_modules/**'],
    // Files that need a page say so with a `@vitest-environment jsdom` comment.
    environment: 'node',
    // Two cores build and test everywhere; more workers only add start-up.
    maxWorkers: 2,
    testTimeout: 20_000,
    server: { deps: { inline: [/y-websocket/, /y-protocols/] } },
  },
})

/** What keeps nothing in its modules and touches no globals: reading these modules anew for each file would cost more than most of the tests. */
const stateless = ['tests/{architecture,bench,server,shared}/**/*.test.ts']

export default mergeConfig(ordinary, {
  test: {
    projects: [
      { extends: true, test: { name: 'stateless', include: stateless, isolate: false } },
      { extends: true, test: { name: 'apart', include: ['tests/**/*.test.ts'], exclude: stateless } },
    ],
  },
})
