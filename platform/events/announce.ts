import { type Kysely, sql } from 'kysely'
import type { SpineTables } from './tables.ts'
import { wakeChannel } from './wake-channel.ts'

const everyMs = 100

/**
 * Tells the readers of all servers that rows were committed, at most every 100 ms. NOTIFY inside the writing
 * transactions would make their commits wait for each other; facts are therefore found by polling alone.
 */
export function createAnnouncer(db: Kysely<SpineTables>): () => void {
  let planned = false
  return () => {
    if (planned) return
    planned = true
    setTimeout(() => {
      planned = false
      // A lost announcement costs one poll's delay.
      sql`select pg_notify(${wakeChannel}, '')`.execute(db).catch(() => undefined)
    }, everyMs).unref()
  }
}
