import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig, type UserConfig } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import { firstLoadBudget } from './scripts/firstLoadBudget.ts'
import { threadEntries } from './server/threads/threadEntries.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** `vite build` makes the client, `vite build --ssr` the server. */
export default defineConfig(({ isSsrBuild }) => (isSsrBuild ? server : client))

const threads = Object.fromEntries(Object.entries(threadEntries).map(([name, file]) => [`${name}.thread`, here(`server/${file}.ts`)]))

const server: UserConfig = {
  build: {
    ssr: true,
    target: 'node20',
    outDir: here('dist/server'),
    emptyOutDir: true,
    rolldownOptions: {
      input: { main: here('server/main.ts'), cli: here('server/cli/main.ts'), ...threads },
      // All files side by side: paths to the demonstration's texts are relative to them.
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
}

const devServer = process.env.PACTA_DEV_SERVER ?? 'http://127.0.0.1:4321'

const client: UserConfig = {
  root: here('client'),
  publicDir: here('client/public'),
  plugins: [
    vue(),
    VitePWA({
      registerType: 'prompt',
      injectRegister: false,
      manifest: false,
      workbox: {
        globPatterns: ['**/*.{js,css,html,svg,webmanifest}', '**/inter-latin-wght-normal*.woff2', '**/source-serif-4-latin-wght-normal*.woff2'],
        // The page of the very first visit, too, gets its later parts from the device when the server has gone.
        clientsClaim: true,
        navigateFallback: '/index.html',
        // Sign-in links set a cookie and must reach the server; so must everything live.
        navigateFallbackDenylist: [/^\/api(\/|$)/, /^\/sync(\/|$)/, /^\/sign-in(\/|$)/],
        runtimeCaching: [
          { urlPattern: /\.woff2$/, handler: 'CacheFirst', options: { cacheName: 'fonts', expiration: { maxEntries: 60 } } },
        ],
        cleanupOutdatedCaches: true,
      },
    }),
    firstLoadBudget({ page: 'features/commitments/CommitmentsPage.vue', gzipBytesMax: 200_000 }),
  ],
  define: { __VUE_OPTIONS_API__: false, __VUE_PROD_DEVTOOLS__: false, __VUE_I18N_LEGACY_API__: false, __VUE_I18N_FULL_INSTALL__: false, __INTLIFY_PROD_DEVTOOLS__: false, __INTLIFY_DROP_MESSAGE_COMPILER__: true },
  // One copy of Yjs: a second one makes its documents strangers to each other.
  resolve: { dedupe: ['yjs', 'vue'] },
  build: {
    outDir: here('dist/client'),
    emptyOutDir: true,
    manifest: true,
    target: 'es2022',
    // What many pages share in small pieces goes together: apart, each is a request of its own and compresses badly.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'parts', test: /@lucide|client\/(words|records)\/.*\.ts$/, minShareCount: 3 }] } } },
  },
  worker: { format: 'es' },
  server: {
    host: '127.0.0.1',
    // The modules of client/api and client/sync have paths that begin like the server's.
    proxy: {
      '^/api/(?!.*\\.ts)': devServer,
      '^/sign-in/': devServer,
      '^/sync/plan/': { target: devServer, ws: true },
    },
  },
}
