/**
 * Door `@banxue/ui/offline/saved`: units that people saved on this device, each person's apart. Learning fills them;
 * whoever signs out may take theirs along or leave them.
 */
import { ofPerson, openDevice, type SavedRecord } from './device.ts'
import { savedBy, savedCache } from './saved-cache.ts'

const listeners = new Set<() => void>()
const changed = () => {
  for (const listener of listeners) listener()
}

/** Hears of every unit that is saved or removed in this page. */
export const onSaved = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** All units of a person; one whose files the browser has thrown away is no longer saved. */
export async function savedOf(personId: string): Promise<SavedRecord[]> {
  const [db, names] = [await openDevice(), await cacheNames()]
  const records = (await db?.getAll('saved', ofPerson(personId)).catch(() => [])) ?? []
  return records.filter(({ unitId }) => names.includes(savedCache(personId, unitId)))
}

/** Everybody who saved something here. */
export async function savers(): Promise<string[]> {
  const keys = (await (await openDevice())?.getAllKeys('saved').catch(() => [])) ?? []
  return [...new Set(keys.map(([personId]) => personId))]
}

/** Rejects with QuotaExceededError where the device is full. */
export async function putSaved(record: SavedRecord): Promise<void> {
  const db = await openDevice()
  if (db === null) throw new DOMException('This browser keeps nothing.', 'QuotaExceededError')
  await db.put('saved', record)
  changed()
}

export async function removeSaved(personId: string, unitId: string): Promise<void> {
  await (await openDevice())?.delete('saved', [personId, unitId])
  await caches.delete(savedCache(personId, unitId))
  changed()
}

/** Removes everything that a person saved, whole or half. */
export async function removeAllSaved(personId: string): Promise<void> {
  await (await openDevice())?.delete('saved', ofPerson(personId))
  for (const name of await cacheNames()) if (name.startsWith(savedBy(personId))) await caches.delete(name)
  changed()
}

/** None where the page is not on a secure address: browsers have no caches there. */
const cacheNames = (): Promise<string[]> => ('caches' in globalThis ? caches.keys() : Promise.resolve([]))
