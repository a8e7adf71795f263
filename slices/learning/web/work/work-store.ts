import type { Work } from './work.ts'

/** The part of `Storage` that is used; a `Map` in tests. */
export interface Shelf {
  readonly length: number
  key(index: number): string | null
  getItem(key: string): string | null
  setItem(key: string, value: string): void
  removeItem(key: string): void
}

/** Work of one person on this device, by key. Written at once, so that a page that dies loses no letter. */
export interface WorkStore {
  put(key: string, work: Work): void
  get(key: string): Work | null
  remove(key: string): void
  keys(): string[]
}

/** Each person's work has keys of its own: on a shared phone nobody sends, or sees, another's. */
export function workStore(shelf: Shelf, personId: string): WorkStore {
  const prefix = `banxue-work:${personId}:`
  return {
    put: (key, work) => shelf.setItem(prefix + key, JSON.stringify(work)),
    get: (key) => read(shelf.getItem(prefix + key)),
    remove: (key) => shelf.removeItem(prefix + key),
    keys: () =>
      Array.from({ length: shelf.length }, (_, index) => shelf.key(index))
        .filter((key) => key?.startsWith(prefix))
        .map((key) => (key ?? '').slice(prefix.length)),
  }
}

const dates = new Set(['typedAt', 'at'])
function read(text: string | null): Work | null {
  if (text === null) return null
  return JSON.parse(text, (key, value: unknown) =>
    dates.has(key) && typeof value === 'string' ? new Date(value) : value,
  ) as Work
}
