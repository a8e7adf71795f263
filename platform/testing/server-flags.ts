import { readFileSync } from 'node:fs'

interface Manifest {
  scripts: { start: string }
}

const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as Manifest

/** Node's flags of `npm start`, so that what is measured and tried is what runs. */
export const serverFlags: readonly string[] = manifest.scripts.start
  .split(' ')
  .filter((word) => word.startsWith('--'))
