import { type Kysely, sql, type Transaction } from 'kysely'
import type { Pages } from './pages.ts'
import { bound, movePosition, type Page, readPosition, rowsOf } from './reader-store.ts'
import type { Reader } from './reader.ts'
import type { SpineTables } from './tables.ts'

/** The reader that counts events per minute, for the operator's panel and the alarm. */
export function createRateReader(db: Kysely<SpineTables>, pages: Pages): Reader {
  const name = 'spine.count_events'
  return {
    name,
    pageSize: 20_000,
    restMs: 1000,
    async step(pageSize) {
      const from = await readPosition(db, name)
      const page = await pages.after(from, pageSize)
      if (page === null) return false
      await db.transaction().execute(async (tx) => {
        await countMinutes(tx, page)
        if (!(await movePosition(tx, name, from, page.end)))
          throw new Error(`${name} was moved by another runner`)
      })
      return page.more
    },
  }
}

async function countMinutes(tx: Transaction<SpineTables>, page: Page): Promise<void> {
  await sql`
    insert into event_rate (minute, count, real_count, last_at)
    select date_trunc('minute', received_at), count(*), count(*) filter (where not simulated), max(received_at)
    from ${rowsOf(page, bound)} group by 1
    on conflict (minute) do update set
      count = event_rate.count + excluded.count,
      real_count = event_rate.real_count + excluded.real_count,
      last_at = greatest(event_rate.last_at, excluded.last_at)`.execute(tx)
}
