import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

const require = createRequire(import.meta.url)
const source = readFile(require.resolve('axe-core/axe.min.js'), 'utf8')

interface Found {
  violations: { id: string; impact: string; nodes: { target: string[]; failureSummary: string }[] }[]
}

/** Nothing that axe finds: WCAG 2.2 A and AA, and its best practices. */
export async function expectAccessible(page: Page): Promise<void> {
  // Run through the debugger's own world: the page's policy, rightly, lets no stranger's script in.
  await page.evaluate(await source)
  const found = (await page.evaluate('axe.run(document, { resultTypes: ["violations"] })')) as Found
  const said = found.violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(' ')} (${failureSummary.replaceAll(/\s+/g, ' ')})`).join(', ')}`,
  )
  expect(said, page.url()).toEqual([])
}
