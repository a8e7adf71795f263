/**
 * Door `@banxue/ui/offline/device`: what this device remembers so that the school opens without a network.
 * The service worker reads it too. Never holds a key or a cookie: a session is proved by the server alone.
 */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb'

/** Who was signed in when the school was last reached. */
export interface KeptSession {
  personId: string
  /** Identity's `me`. */
  me: unknown
  /** Milliseconds since 1970, device time. */
  keptAtMs: number
}

/** An answer of the school that a page can show again without a network. */
export interface KeptAnswer {
  personId: string
  /** The question: a query key as JSON. */
  question: string
  answer: unknown
  answeredAtMs: number
}

/** A unit that a person saved; its files lie in a cache of its own (`saved-cache`). */
export interface SavedRecord {
  personId: string
  unitId: string
  /** What learning keeps of it. */
  unit: unknown
}

interface DeviceSchema extends DBSchema {
  session: { key: 'now'; value: KeptSession }
  answer: { key: [string, string]; value: KeptAnswer }
  saved: { key: [string, string]; value: SavedRecord }
}

const name = 'banxue-device'
let opened: Promise<IDBPDatabase<DeviceSchema> | null> | undefined

/** Null where the browser refuses a database: then nothing is remembered, and everything works with a network. */
export function openDevice(): Promise<IDBPDatabase<DeviceSchema> | null> {
  opened ??= openDB<DeviceSchema>(name, 1, {
    upgrade(fresh) {
      fresh.createObjectStore('session')
      fresh.createObjectStore('answer', { keyPath: ['personId', 'question'] })
      fresh.createObjectStore('saved', { keyPath: ['personId', 'unitId'] })
    },
    blocking: () => void opened?.then((db) => db?.close()).then(() => (opened = undefined)),
  }).catch(() => null)
  return opened
}

/** Who is here; null for a visitor, and where nothing is known. */
export async function keptSession(): Promise<KeptSession | null> {
  return (await (await openDevice())?.get('session', 'now').catch(() => undefined)) ?? null
}

/** Remembers who is here. Whoever was here before on this device is remembered no more, nor what they were answered. */
export async function keepSession(session: KeptSession): Promise<void> {
  const db = await openDevice()
  if (db === null) return
  const all = db.transaction(['session', 'answer'], 'readwrite')
  await all.objectStore('session').put(session, 'now')
  const answers = all.objectStore('answer')
  for (const key of await answers.getAllKeys()) if (key[0] !== session.personId) await answers.delete(key)
  await all.done
}

export async function keepAnswer(answer: KeptAnswer): Promise<void> {
  await (await openDevice())?.put('answer', answer)
}

/** What the school last answered this person to a question. */
export async function keptAnswer(personId: string, question: string): Promise<KeptAnswer | null> {
  return (await (await openDevice())?.get('answer', [personId, question]).catch(() => undefined)) ?? null
}

/** Everything the school answered this person that was kept. */
export async function keptAnswers(personId: string): Promise<KeptAnswer[]> {
  const db = await openDevice()
  return (await db?.getAll('answer', ofPerson(personId)).catch(() => [])) ?? []
}

/** Keys that begin with a person. */
export const ofPerson = (personId: string): IDBKeyRange => IDBKeyRange.bound([personId], [personId, []])
