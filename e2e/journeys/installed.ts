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

/** Where this device still names a person: keys, rows and caches of the school, by where they lie. */
export const leftOf = ({ page }: Screen, personId: string): Promise<string[]> =>
  page.evaluate(async (id) => {
    const heard = <T>(asked: IDBRequest<T>) =>
      new Promise<T>((done, fail) => {
        asked.addEventListener('success', () => done(asked.result))
        asked.addEventListener('error', () => fail(new Error('the database does not answer')))
      })
    const left: string[] = []
    const look = (place: string, kept: unknown) => {
      if (JSON.stringify(kept).includes(id)) left.push(place)
    }
    for (const [name, keys] of Object.entries({ localStorage, sessionStorage }))
      for (const [key, value] of Object.entries(keys)) look(`${name} ${key}`, [key, value])
    for (const name of await caches.keys()) look('cache', name)
    for (const { name = '' } of await indexedDB.databases()) {
      const db = await heard(indexedDB.open(name))
      for (const store of db.objectStoreNames) {
        const rows = db.transaction(store).objectStore(store)
        for (const row of await heard(rows.getAll())) look(`${name} ${store}`, row)
      }
      db.close()
    }
    return left
  }, personId)
