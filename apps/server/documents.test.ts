import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { documents } from './documents.ts'

test('the catalogue of events and the page of metrics say what the code says: npm run banxue -- docs writes them', async () => {
  for (const [path, text] of Object.entries(documents()))
    expect(await readFile(join(import.meta.dirname, '../..', path), 'utf8'), path).toBe(text)
})
