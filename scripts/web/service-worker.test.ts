import type { Rollup } from 'vite'
import { expect, test } from 'vitest'
import { keptFiles } from './service-worker.ts'

const chunk = (fileName: string, more: object) =>
  [
    fileName,
    { type: 'chunk', fileName, code: '', imports: [], moduleIds: [], isEntry: false, ...more },
  ] as const
const styled = (...css: string[]) => ({ viteMetadata: { importedCss: new Set(css) } })

test("kept are the entry, the learners' pages, what they import and their styles; the console stays out", () => {
  const bundle = Object.fromEntries([
    chunk('entry.js', { isEntry: true, imports: ['base.js'], ...styled('entry.css') }),
    chunk('base.js', {}),
    chunk('player.js', { moduleIds: ['/slices/learning/web/player/Player.tsx'], ...styled('player.css') }),
    chunk('pulse.js', { moduleIds: ['/slices/retention/web/PulsePage.tsx'], imports: ['charts.js'] }),
    chunk('charts.js', {}),
  ]) as unknown as Rollup.OutputBundle
  expect(keptFiles(bundle, /learning\/web/)).toEqual([
    'base.js',
    'entry.css',
    'entry.js',
    'player.css',
    'player.js',
  ])
})
