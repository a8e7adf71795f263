import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { budget } from './scripts/web/budget.ts'
import { compressed } from './scripts/web/compressed.ts'
import { firstBytes } from './scripts/web/first-bytes.ts'
import { serviceWorker } from './scripts/web/service-worker.ts'

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))

/** Where `npm run dev` finds the school's server. */
const server = process.env['BANXUE_SERVER'] ?? 'http://127.0.0.1:3000'

export default defineConfig({
  root: path('apps/web'),
  plugins: [
    react(),
    firstBytes(),
    budget({
      'course page': {
        modules: [
          'courses/web/CoursePage.tsx',
          'learning/web/course/CourseActionPart.tsx',
          'learning/web/course/CourseUnitPart.tsx',
          'learning/web/messages.zh-CN.ts',
        ],
        limitKb: 200,
      },
      'video, beyond the player': {
        modules: [
          'learning/web/video/VideoPlayer.tsx',
          'learning/web/video/hls-engine.ts',
          'learning/web/video/messages.zh-CN.ts',
        ],
        beyond: ['learning/web/player/PlayerPage.tsx'],
        limitKb: 250,
      },
    }),
    serviceWorker({
      entry: path('apps/web/sw/sw.ts'),
      pages:
        /slices\/(learning\/web\/(?!console|video\/)|courses\/web\/(Course|Home|Catalogue)Page|identity\/web\/AccountPage|(courses|identity)\/web\/messages)/,
      video: /slices\/learning\/web\/video\//,
      limitKb: 350,
    }),
    compressed(),
  ],
  server: {
    proxy: Object.fromEntries(
      ['/rpc/', '/api/', '/files/', '/cover/', '/healthz'].map((prefix) => [prefix, server]),
    ),
  },
  build: {
    outDir: path('dist/web'),
    emptyOutDir: true,
    manifest: true,
    target: 'es2023',
    // Every browser the target names preloads modules by itself.
    modulePreload: { polyfill: false },
    // What is inlined cannot be cached, and the content security policy would have to allow data addresses.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    // The console's charts are one large part, loaded by the console alone; the budget watches what others load.
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      output: {
        // What a stranger's first page needs comes in few files: on a phone's network each one waits its turn.
        codeSplitting: {
          groups: [
            {
              name: 'first-page',
              test: /slices\/(courses\/web\/(Course|Catalogue|Home)Page|learning\/web\/(course\/|today\/PrefetchUnit|useBecomeGuest))|\/ui\/first\/|icons-react\/dist\/esm\/createReactComponent|\/ui\/(Html|ProgressBar)\.tsx/,
            },
            {
              name: 'base',
              test: /node_modules\/(react|react-dom|scheduler|@tanstack|@orpc|i18next|@mantine\/core\/esm\/core)\//,
            },
          ],
        },
      },
    },
  },
})
