import { v5 as uuidv5, v7 as uuidv7 } from 'uuid'

/** A UUIDv7 that carries `at` in its first 48 bits (RFC 9562), so that ids sort by time. */
export const newId = (at: Date): string => uuidv7({ msecs: at.getTime(), rng: randomBytes })

/** The same UUID for the same name within a namespace (RFC 9562, version 5). */
export const idFor = (namespace: string, name: string): string => uuidv5(name, namespace)

/** Asking the system for randomness costs as much for many ids as for one. */
const pool = new Uint8Array(16 * 256)
let taken = pool.length

function randomBytes(): Uint8Array {
  if (taken === pool.length) {
    crypto.getRandomValues(pool)
    taken = 0
  }
  taken += 16
  return pool.slice(taken - 16, taken)
}
