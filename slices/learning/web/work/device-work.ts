import { idbWork } from './idb-work.ts'
import { deviceShelf, shelfSill } from './sill.ts'
import { refusingStore, soon, withSill, type WorkStore } from './work-store.ts'

/**
 * A person's work on this device: in IndexedDB, with a sill in `localStorage` before it. Where one is refused the
 * other does; where both are, nothing is kept and putting says so.
 */
export const deviceWork = (personId: string): WorkStore =>
  withSill(soon(idbWork(personId).catch(() => refusingStore)), shelfSill(deviceShelf(), personId))

const orderKey = 'banxue-work-order'
let lastOrder = 0

/** A number greater than any before on this device, in all its tabs; about the milliseconds since 1970. */
export function nextOrder(): number {
  lastOrder = Math.max(lastOrder + 1, storedOrder() + 1, Date.now())
  try {
    localStorage.setItem(orderKey, String(lastOrder))
  } catch {
    // Storage is refused: it grows as long as the page lives.
  }
  return lastOrder
}

function storedOrder(): number {
  try {
    return Number(localStorage.getItem(orderKey) ?? 0) || 0
  } catch {
    return 0
  }
}
