import { expect } from 'vitest'
import type { Screen } from './screen.ts'

/** Waits until the school's worker has everything that it keeps, and this page is in its hands. */
export async function waitForWorker({ page }: Screen): Promise<void> {
  await expect
    .poll(() =>
      page.evaluate(async () => {
        const found = await navigator.serviceWorker.getRegistration()
        return found?.active?.state === 'activated' && navigator.serviceWorker.controller !== null
      }),
    )
    .toBe(true)
}
