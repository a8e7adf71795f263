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

const id = '([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})'
/** The first id of a key, where more follows: steps and pages come after their person. */
const ofKey = new RegExp(`${id}[: ]`)
/** An entry of a list under a key. */
const ofEntry = new RegExp(`"${id} `, 'g')

/** `sessionStorage`, which a tab takes with it; nothing where the browser refuses it. */
export function tabKeys(): Keys | null {
  try {
    return sessionStorage
  } catch {
    return null
  }
}

/** Everybody whom a key of the school, or what lies under it, names. */
export function peopleIn(keys: Keys | null): string[] {
  const found = ownKeys(keys).flatMap((key) => {
    const entries = [...(keys?.getItem(key) ?? '').matchAll(ofEntry)]
    return [ofKey.exec(key), ...entries].flatMap((match) => match?.[1] ?? [])
  })
  return [...new Set(found)]
}

/** Takes whatever is kept of a person away; lists that name others too keep those. */
export function forgetIn(keys: Keys | null, personId: string): void {
  for (const key of ownKeys(keys)) {
    const kept = keys?.getItem(key) ?? ''
    if (!key.includes(personId) && !kept.includes(personId)) continue
    const rest = key.includes(personId) ? null : without(kept, personId)
    if (rest === null) keys?.removeItem(key)
    else keys?.setItem(key, JSON.stringify(rest))
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
