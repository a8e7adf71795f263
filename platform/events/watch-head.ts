import { type Kysely, sql } from 'kysely'
import type { SpineTables } from './tables.ts'
import type { Wake } from './wake.ts'

interface Needs {
  db: Kysely<SpineTables>
  /** Woken when there is something new to read. */
  readers: Wake
  /** Says that somebody announced rows. */
  news: Wake
  signal: AbortSignal
  /** Delay between two looks without news, milliseconds. */
  pollMs: number
}

/**
 * One look at the log for all readers of a server, which sleep while nothing happens. Rows become readable in
 * the order of positions, so there is something new exactly when the newest readable row is another one.
 */
export async function watchHead({ db, readers, news, signal, pollMs }: Needs): Promise<void> {
  let last: string | undefined
  while (!signal.aborted) {
    const seen = news.count()
    // Where the database does not answer, each reader finds that out and says it.
    const head = await newestReadable(db).catch(() => undefined)
    if (head !== last) readers.now()
    last = head
    await news.sleep(pollMs, seen)
  }
}

async function newestReadable(db: Kysely<SpineTables>): Promise<string | undefined> {
  const query = sql<{ id: string }>`
    select id from event
    where (epoch, xid) < ((select max(epoch) from event_epoch), pg_snapshot_xmin(pg_current_snapshot()))
    order by epoch desc, xid desc, id desc limit 1`
  return (await query.execute(db)).rows[0]?.id
}
