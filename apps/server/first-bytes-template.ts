import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Template } from './first-bytes.ts'

/** Reads what the build left in its folder; throws where nothing was built. */
export async function readTemplate(folder: string): Promise<Template> {
  const [html, manifest] = await Promise.all([
    readFile(join(folder, 'index.html'), 'utf8'),
    readFile(join(folder, '.vite', 'manifest.json'), 'utf8'),
  ])
  return { html, manifest: JSON.parse(manifest) as Template['manifest'] }
}
