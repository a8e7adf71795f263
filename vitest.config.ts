import { defineConfig } from 'vitest/config'

const globalSetup = ['scripts/vitest-setup.ts']

/** `quick`: rules and stores, part of `check`. `faults` and `journeys`: processes and browsers, part of `npm test`. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'quick',
          include: ['{scripts,platform,apps,ui,content}/**/*.test.{ts,tsx}', 'slices/**/*.test.{ts,tsx}'],
          globalSetup,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // Half of the time is waited for engines, and a process for each of a hundred files costs as much again.
          maxWorkers: 3,
          isolate: false,
          expect: { poll: { timeout: 20_000 } },
        },
      },
      {
        test: {
          name: 'faults',
          include: ['e2e/faults/**/*.test.ts', 'e2e/*.test.ts'],
          globalSetup,
          testTimeout: 180_000,
          hookTimeout: 180_000,
          fileParallelism: false,
          expect: { poll: { timeout: 20_000 } },
        },
      },
      {
        test: {
          name: 'journeys',
          include: ['e2e/journeys/**/*.test.ts'],
          globalSetup,
          testTimeout: 240_000,
          hookTimeout: 240_000,
          fileParallelism: false,
          // docs/decisions/0012-journeys-tried-twice.md; the report names whichever needed it.
          retry: 1,
          expect: { poll: { timeout: 20_000 } },
        },
      },
    ],
  },
})
