/**
 * Door `@banxue/ui/offline/device-keys`: what this device keeps of people in small things under keys of the school,
 * which name a person before a colon or a space.
 */

/** The part of `Storage` that is used. */
export interface Keys {
  readonly length: number
  key(index: number): string | null
  getItem(key: string): string | null
  setItem(key: string, value: string): void
  removeItem(key: string): void
}

/** `localStorage`; nothing where the browser refuses it. */
export function deviceKeys(): Keys | null {
  try {
    return localStorage
  } catch {
    return null
  }
}

const person = /([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})[: ]/g

/** Everybody whom a key of the school, or what lies under it, names. */
export function peopleIn(keys: Keys | null): string[] {
  const found = ownKeys(keys).flatMap((key) =>
    [...`${key}\n${keys?.getItem(key) ?? ''}`.matchAll(person)].map(([, id = '']) => id),
  )
  return [...new Set(found)]
}

/** Takes whatever is kept of a person away; lists that name others too keep those. */
export function forgetIn(keys: Keys | null, personId: string): void {
  for (const key of ownKeys(keys)) {
    const kept = keys?.getItem(key) ?? ''
    if (key.includes(personId)) keys?.removeItem(key)
    else if (kept.includes(personId)) keys?.setItem(key, JSON.stringify(without(kept, personId)))
  }
}

const ownKeys = (keys: Keys | null): string[] =>
  Array.from({ length: keys?.length ?? 0 }, (_, at) => keys?.key(at) ?? '').filter((key) =>
    key.startsWith('banxue'),
  )

function without(text: string, personId: string): unknown {
  try {
    const kept: unknown = JSON.parse(text)
    if (Array.isArray(kept)) return kept.filter((one) => !String(one).startsWith(personId))
    if (typeof kept !== 'object' || kept === null) return null
    return Object.fromEntries(Object.entries(kept).filter(([name]) => !name.startsWith(personId)))
  } catch {
    return null
  }
}
