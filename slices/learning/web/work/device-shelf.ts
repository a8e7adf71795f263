import type { Shelf } from './work-store.ts'

/** `localStorage`, or a shelf that lives as long as the page where storage is refused or full. */
export function deviceShelf(): Shelf {
  const fallback = new Map<string, string>()
  const stored = availableStorage()
  const keys = () => [
    ...fallback.keys(),
    ...(stored === null ? [] : Array.from({ length: stored.length }, (_, at) => stored.key(at) ?? '')),
  ]
  return {
    get length() {
      return keys().length
    },
    key: (index) => keys()[index] ?? null,
    getItem: (key) => fallback.get(key) ?? stored?.getItem(key) ?? null,
    setItem(key, value) {
      try {
        if (stored === null) fallback.set(key, value)
        else stored.setItem(key, value)
      } catch {
        // The device is full: better in memory than not at all.
        fallback.set(key, value)
      }
    },
    removeItem(key) {
      fallback.delete(key)
      stored?.removeItem(key)
    },
  }
}

function availableStorage(): Storage | null {
  try {
    return localStorage
  } catch {
    return null
  }
}

const guestKey = 'banxue-work-guest'

/**
 * What a guest had not sent yet goes on under the account they sign in to in the same tab: the server merges
 * the two, and the guest has no session any more in which it could arrive.
 */
export function adoptGuestWork(shelf: Shelf, person: { id: string; kind: 'guest' | 'member' }): void {
  try {
    const guestId = sessionStorage.getItem(guestKey)
    if (person.kind === 'guest') sessionStorage.setItem(guestKey, person.id)
    else sessionStorage.removeItem(guestKey)
    if (person.kind === 'guest' || guestId === null || guestId === person.id) return
    const from = `banxue-work:${guestId}:`
    const keys = Array.from({ length: shelf.length }, (_, index) => shelf.key(index) ?? '')
    for (const key of keys.filter((one) => one.startsWith(from))) {
      shelf.setItem(`banxue-work:${person.id}:${key.slice(from.length)}`, shelf.getItem(key) ?? '')
      shelf.removeItem(key)
    }
  } catch {
    // Storage is refused: then there is nothing to take over either.
  }
}
