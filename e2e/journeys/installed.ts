import { expect } from 'vitest'
import type { CourseOutline } from './places.ts'
import type { Screen } from './screen.ts'
import { press } from './short-course.ts'

/** Waits until the school's worker has everything that it keeps, and this page is in its hands. */
export async function waitForWorker({ page }: Screen): Promise<void> {
  await expect
    .poll(
      () =>
        page.evaluate(async () => {
          const found = await navigator.serviceWorker.getRegistration()
          return found?.active?.state === 'activated' && navigator.serviceWorker.controller !== null
        }),
      { timeout: 20_000 },
    )
    .toBe(true)
}

export const unitPath = (course: CourseOutline, index: number): string =>
  `/learn/${course.id}/${course.outline.modules[0]?.units[index]?.id}`

/** Saves a whole module from the course page, as far as what comes next is part of it. */
export async function saveModule(screen: Screen, slug: string): Promise<void> {
  const { page, w } = screen
  await page.goto(`/courses/${slug}`)
  await waitForWorker(screen)
  await press(page, w.saveForOffline)
  // What to save is asked first, the size of its videos after it.
  await page.locator('.save-panel fieldset').first().getByRole('radio').last().check()
  await press(page, w.saveNow)
  await page.getByText(w.allThere).waitFor()
}

/** Names of the caches in which units are saved on this device, whoever saved them. */
export const savedCaches = ({ page }: Screen): Promise<string[]> =>
  page.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith('banxue-saved:')))
